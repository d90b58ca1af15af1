/**
 * Belief in a reason from which it is taken as stated, from 0 to 1. Below it as many are wrong as right
 * on lines and notes that were held out, and a rep's own choice is one tap away.
 */
export const leastBelief = 0.6;
