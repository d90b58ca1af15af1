import { base, type PlantedFault } from './fault.ts';

const reportType = `${base}/reportTypes/Personas_And_Themes.reportType-meta.xml`;
const report = `${base}/reports/Watercooler/Released_By_Area.report-meta.xml`;
const dashboard = `${base}/dashboards/Watercooler/Buyers_At_A_Glance.dashboard-meta.xml`;
const themes = 'Buyer_Persona__c.Persona_Themes__r';
const lost = `${base}/dashboards/Elsewhere/Lost.dashboard-meta.xml`;
const lonely = `${base}/reports/Elsewhere/Lonely.report-meta.xml`;

/** Faults in report types, reports and dashboards. */
export const reportFaults: readonly PlantedFault[] = [
  {
    what: 'a report type with a column that does not exist',
    plant: (copy) => copy.edit(reportType, '<field>Segment__c<', '<field>Sector__c<'),
    says: `${reportType}: offers Buyer_Persona__c.Sector__c, which does not exist: correct the column`,
  },
  {
    what: 'a report type that joins what is not related',
    plant: (copy) =>
      copy.edit(
        reportType,
        '<outerJoin>false</outerJoin>',
        '<join><outerJoin>false</outerJoin><relationship>Rumours__r</relationship></join><outerJoin>false</outerJoin>',
      ),
    says: `${reportType}: joins ${themes}.Rumours__r, which does not exist: correct baseObject or relationship`,
  },
  {
    what: 'a report on a report type that does not exist',
    plant: (copy) => copy.edit(report, '>Personas_And_Themes__c<', '>Personas_And_Moods__c<'),
    says: `${report}: is on the report type Personas_And_Moods__c, which does not exist: correct reportType`,
  },
  {
    what: 'a report of a column that its report type does not offer',
    plant: (copy) =>
      copy.edit(
        report,
        `<column>${themes}$Buyer_Theme__c.Hidden__c`,
        `<column>${themes}$Quotes__c`,
      ),
    says: `${report}: shows ${themes}$Quotes__c, which its report type does not offer: correct the column, or add it to the report type`,
  },
  {
    what: 'a report in a folder that does not exist',
    plant: (copy) =>
      copy.add(
        lonely,
        '<?xml version="1.0"?>\n<Report xmlns="http://soap.sforce.com/2006/04/metadata"><columns><field>CUST_NAME</field></columns><format>Tabular</format><name>Lonely</name><reportType>CustomEntity$Buyer_Theme__c</reportType></Report>',
      ),
    says: `${lonely}: stands in the folder Elsewhere, which does not exist: add the folder`,
  },
  {
    what: 'a report that shows rows which are withheld',
    plant: (copy) =>
      copy.edit(
        report,
        `<column>${themes}$Contributors__c</column>\n            <columnToColumn>false</columnToColumn>\n            <isUnlocked>false</isUnlocked>\n            <operator>notEqual`,
        `<column>${themes}$Contributors__c</column>\n            <columnToColumn>false</columnToColumn>\n            <isUnlocked>false</isUnlocked>\n            <operator>equals`,
      ),
    says: `${report}: shows rows of ${themes} that are withheld: filter them: Contributors__c notEqual to nothing, not unlocked`,
  },
  {
    what: 'a dashboard on a report that does not exist',
    plant: (copy) =>
      copy.edit(dashboard, '<report>Watercooler/What_Stops_Them', '<report>Watercooler/Rumours'),
    says: `${dashboard}: draws the report Watercooler/Rumours, which does not exist: write Folder/Report`,
  },
  {
    what: 'a dashboard of a column that its report does not show',
    plant: (copy) =>
      copy.edit(
        dashboard,
        '<groupingColumn>Buyer_Persona__c$Name',
        '<groupingColumn>Buyer_Persona__c$Segment__c',
      ),
    says: `${dashboard}: draws Buyer_Persona__c$Segment__c, which the report Watercooler/What_Stops_Them does not show: correct the column, or show it in the report`,
  },
  {
    what: 'a dashboard that shows everybody what one user sees',
    plant: (copy) => copy.edit(dashboard, '>LoggedInUser<', '>SpecifiedUser<'),
    says: `${dashboard}: shows everybody what one user sees: set dashboardType to LoggedInUser, so that it runs as its viewer`,
  },
  {
    what: 'a dashboard in a folder that does not exist',
    plant: (copy) =>
      copy.add(
        lost,
        '<?xml version="1.0"?>\n<Dashboard xmlns="http://soap.sforce.com/2006/04/metadata"><backgroundEndColor>#FFFFFF</backgroundEndColor><backgroundFadeDirection>Diagonal</backgroundFadeDirection><backgroundStartColor>#FFFFFF</backgroundStartColor><dashboardType>LoggedInUser</dashboardType><textColor>#000000</textColor><title>Lost</title><titleColor>#000000</titleColor><titleSize>12</titleSize></Dashboard>',
      ),
    says: `${lost}: stands in the folder Elsewhere, which does not exist: add the folder`,
  },
];
