/** By this name the service signs in. */
export const integrationUser = 'integration@company.example';
