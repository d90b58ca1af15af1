/**
 * Regions, and places that meetings are held in, which the gathered list of places lacks. One that is a
 * name too (Preston, Virginia) counts as a name.
 */
export const places: ReadonlySet<string> = new Set(
  `
  aberdeen africa alabama alaska algarve alsace america americas andalucia andalusia anglia antwerp apac
  appalachia aragon argyll arizona arkansas arnhem asia asturias augsburg austria auvergne avon
  ayrshire baden balkans baltics basel bavaria bayern bedfordshire belfast benelux bergamo
  berkshire bielefeld birmingham blackpool bochum bologna bolton bordeaux bradford braga bremen
  brescia bretagne brighton bristol brittany brno bruges brunswick buckinghamshire burgundy caernarfon
  california cambridge cambridgeshire canterbury cantabria carlisle carolina caribbean castilla
  catalonia catalunya chelmsford cheshire chemnitz chester colchester colorado connecticut
  cornwall cotswolds coventry croydon cumbria dakota darlington delaware derby derbyshire devon
  doncaster dorset dortmund dresden duisburg dundee durham eindhoven emea emilia erfurt essex
  eurasia europe euskadi exeter extremadura fife flanders florida france franconia freiburg friesland
  galway geneva georgia ghent gijon girona glamorgan glasgow gloucester gloucestershire granada
  grenoble groningen guildford haarlem halifax hampshire harrogate harz hastings hawaii hebrides
  heilbronn helsinki herefordshire hertfordshire hessen highlands huddersfield hull humber iberia idaho
  illinois indiana innsbruck inverness iowa ipswich ireland isere jutland kansas karlsruhe kassel katowice
  kent kentucky kettering kiel koblenz krakow lancashire lancaster lapland latam leeds leicester
  leicestershire leipzig lille limoges limerick lincolnshire linz liverpool lleida lodz lombardia
  lombardy london lothian louisiana luton lyon madeira magdeburg maine mainz malaga manchester mannheim
  maryland massachusetts midlands midwest michigan milan milano milwaukee minnesota mississippi missouri
  modena montana munich munster murcia nantes navarra nebraska nevada newcastle nijmegen norfolk
  normandy northampton northamptonshire northumberland norway norwich nottingham nottinghamshire
  nuremberg nurnberg ohio oklahoma oldham ontario oregon orkney osnabruck ostrava oxford oxfordshire
  padova padua parma pennines pennsylvania peterborough piedmont plymouth porto portsmouth poznan preston
  provence prussia quebec ravensburg regensburg rennes rhineland rhone rimini rochdale rostock
  rotherham rotterdam rouen ruhr saarland salford salisbury salzburg sardinia savoy saxony scandinavia
  schleswig scillies scilly scotland scunthorpe seville sheffield shetland shropshire siberia sicily
  silesia slough solihull somerset southampton southend staffordshire stockport stockton stoke
  strasbourg stuttgart styria suffolk sunderland surrey sussex swabia swansea swindon tampere tarragona
  taunton teesside tenerife tennessee texas thuringia tilburg tirol toledo toulouse turin turku tuscany
  tyneside tyrol ulm ulster umbria utah utrecht valencia vendee veneto vermont vigo virginia wakefield
  wales walsall warrington warwick warwickshire wallonia wigan wiltshire wisconsin wolverhampton
  worcester worcestershire wroclaw wuppertal wurttemberg wurzburg wyoming york yorkshire zaragoza
  zeeland zwickau zwolle
  `
    .split(/\s{1,20}/)
    .filter((word) => word !== ''),
);
