import badIncident from '@salesforce/label/c.Watercooler_Reposition_Bad_Incident';
import bossPressure from '@salesforce/label/c.Watercooler_Reposition_Boss_Pressure';
import calmOperations from '@salesforce/label/c.Watercooler_Reposition_Calm_Operations';
import customerMandate from '@salesforce/label/c.Watercooler_Reposition_Customer_Mandate';
import decisionOverride from '@salesforce/label/c.Watercooler_Reposition_Decision_Override';
import firefighting from '@salesforce/label/c.Watercooler_Reposition_Firefighting';
import outgrown from '@salesforce/label/c.Watercooler_Reposition_Outgrown';
import peerChannel from '@salesforce/label/c.Watercooler_Reposition_Peer_Channel';
import selfDirectedResearch from '@salesforce/label/c.Watercooler_Reposition_Self_Directed_Research';
import sharedTruth from '@salesforce/label/c.Watercooler_Reposition_Shared_Truth';
import statusQuo from '@salesforce/label/c.Watercooler_Reposition_Status_Quo';

/**
 * What telling our story anew means for a default theme, by its key. So many of them are answered in this
 * way that one sentence for all would say nothing on a page; for people's own themes it has to do.
 */
export const REPOSITIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'bad-incident': badIncident,
    'boss-pressure': bossPressure,
    'calm-operations': calmOperations,
    'customer-mandate': customerMandate,
    'decision-override': decisionOverride,
    firefighting,
    outgrown,
    'peer-channel': peerChannel,
    'self-directed-research': selfDirectedResearch,
    'shared-truth': sharedTruth,
    'status-quo': statusQuo,
  }),
);
