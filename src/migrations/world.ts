// Countries and areas of ISO 3166-1 and regions of M49, as the migration World stores them; its checksum holds them fixed.

/** Code, parent and name of each region, parents first. Source: UN Statistics Division, M49. */
export const regions = `
001||World
002|001|Africa
015|002|Northern Africa
202|002|Sub-Saharan Africa
011|202|Western Africa
014|202|Eastern Africa
017|202|Middle Africa
018|202|Southern Africa
009|001|Oceania
053|009|Australia and New Zealand
054|009|Melanesia
057|009|Micronesia
061|009|Polynesia
019|001|Americas
021|019|Northern America
419|019|Latin America and the Caribbean
005|419|South America
013|419|Central America
029|419|Caribbean
142|001|Asia
030|142|Eastern Asia
034|142|Southern Asia
035|142|South-eastern Asia
143|142|Central Asia
145|142|Western Asia
150|001|Europe
039|150|Southern Europe
151|150|Eastern Europe
154|150|Northern Europe
155|150|Western Europe`;

/**
 * Alpha-3, alpha-2, M49 code, region and name of each country or area; of members and associate members (M, A) of ESCAP
 * also the day of admission and the subregion. Sources: M49; membership as in data/official.json.
 */
export const countries = `
ABW|AW|533|029|Aruba
AFG|AF|004|034|Afghanistan|M|1953-04-24|SSWA
AGO|AO|024|017|Angola
AIA|AI|660|029|Anguilla
ALA|AX|248|154|Åland Islands
ALB|AL|008|039|Albania
AND|AD|020|039|Andorra
ARE|AE|784|145|United Arab Emirates
ARG|AR|032|005|Argentina
ARM|AM|051|145|Armenia|M|1994-07-26|NCA
ASM|AS|016|061|American Samoa|A|1988-07-28|PAC
ATA|AQ|010|001|Antarctica
ATF|TF|260|014|French Southern Territories
ATG|AG|028|029|Antigua and Barbuda
AUS|AU|036|053|Australia|M|1947-03-28|PAC
AUT|AT|040|155|Austria
AZE|AZ|031|145|Azerbaijan|M|1992-07-31|NCA
BDI|BI|108|014|Burundi
BEL|BE|056|155|Belgium
BEN|BJ|204|011|Benin
BES|BQ|535|029|Bonaire, Sint Eustatius and Saba
BFA|BF|854|011|Burkina Faso
BGD|BD|050|034|Bangladesh|M|1973-04-17|SSWA
BGR|BG|100|151|Bulgaria
BHR|BH|048|145|Bahrain
BHS|BS|044|029|Bahamas
BIH|BA|070|039|Bosnia and Herzegovina
BLM|BL|652|029|Saint Barthélemy
BLR|BY|112|151|Belarus
BLZ|BZ|084|013|Belize
BMU|BM|060|021|Bermuda
BOL|BO|068|005|Bolivia (Plurinational State of)
BRA|BR|076|005|Brazil
BRB|BB|052|029|Barbados
BRN|BN|096|035|Brunei Darussalam|M|1985-07-26|SEA
BTN|BT|064|034|Bhutan|M|1972-01-06|SSWA
BVT|BV|074|005|Bouvet Island
BWA|BW|072|018|Botswana
CAF|CF|140|017|Central African Republic
CAN|CA|124|021|Canada
CCK|CC|166|053|Cocos (Keeling) Islands
CHE|CH|756|155|Switzerland
CHL|CL|152|005|Chile
CHN|CN|156|030|China|M|1947-03-28|ENEA
CIV|CI|384|011|Ivory Coast
CMR|CM|120|017|Cameroon
COD|CD|180|017|Democratic Republic of the Congo
COG|CG|178|017|Congo
COK|CK|184|061|Cook Islands|A|1972-07-11|PAC
COL|CO|170|005|Colombia
COM|KM|174|014|Comoros
CPV|CV|132|011|Cabo Verde
CRI|CR|188|013|Costa Rica
CUB|CU|192|029|Cuba
CUW|CW|531|029|Curaçao
CXR|CX|162|053|Christmas Island
CYM|KY|136|029|Cayman Islands
CYP|CY|196|145|Cyprus
CZE|CZ|203|151|Czechia
DEU|DE|276|155|Germany
DJI|DJ|262|014|Djibouti
DMA|DM|212|029|Dominica
DNK|DK|208|154|Denmark
DOM|DO|214|029|Dominican Republic
DZA|DZ|012|015|Algeria
ECU|EC|218|005|Ecuador
EGY|EG|818|015|Egypt
ERI|ER|232|014|Eritrea
ESH|EH|732|015|Western Sahara
ESP|ES|724|039|Spain
EST|EE|233|154|Estonia
ETH|ET|231|014|Ethiopia
FIN|FI|246|154|Finland
FJI|FJ|242|054|Fiji|M|1979-08-03|PAC
FLK|FK|238|005|Falkland Islands
FRA|FR|250|155|France|M|1947-03-28|OUTSIDE
FRO|FO|234|154|Faroe Islands
FSM|FM|583|057|Micronesia (Federated States of)|M|1992-07-31|PAC
GAB|GA|266|017|Gabon
GBR|GB|826|154|United Kingdom of Great Britain and Northern Ireland|M|1947-03-28|OUTSIDE
GEO|GE|268|145|Georgia|M|2000-07-25|NCA
GGY|GG|831|154|Guernsey
GHA|GH|288|011|Ghana
GIB|GI|292|039|Gibraltar
GIN|GN|324|011|Guinea
GLP|GP|312|029|Guadeloupe
GMB|GM|270|011|Gambia
GNB|GW|624|011|Guinea-Bissau
GNQ|GQ|226|017|Equatorial Guinea
GRC|GR|300|039|Greece
GRD|GD|308|029|Grenada
GRL|GL|304|021|Greenland
GTM|GT|320|013|Guatemala
GUF|GF|254|005|French Guiana
GUM|GU|316|057|Guam|A|1981-07-24|PAC
GUY|GY|328|005|Guyana
HKG|HK|344|030|Hong Kong, China|A|1947-11-25|ENEA
HMD|HM|334|053|Heard Island and McDonald Islands
HND|HN|340|013|Honduras
HRV|HR|191|039|Croatia
HTI|HT|332|029|Haiti
HUN|HU|348|151|Hungary
IDN|ID|360|035|Indonesia|M|1950-09-28|SEA
IMN|IM|833|154|Isle of Man
IND|IN|356|034|India|M|1947-03-28|SSWA
IOT|IO|086|014|British Indian Ocean Territory
IRL|IE|372|154|Ireland
IRN|IR|364|034|Iran (Islamic Republic of)|M|1958-07-10|SSWA
IRQ|IQ|368|145|Iraq
ISL|IS|352|154|Iceland
ISR|IL|376|145|Israel
ITA|IT|380|039|Italy
JAM|JM|388|029|Jamaica
JEY|JE|832|154|Jersey
JOR|JO|400|145|Jordan
JPN|JP|392|030|Japan|M|1954-06-24|ENEA
KAZ|KZ|398|143|Kazakhstan|M|1992-07-31|NCA
KEN|KE|404|014|Kenya
KGZ|KG|417|143|Kyrgyzstan|M|1992-07-31|NCA
KHM|KH|116|035|Cambodia|M|1954-08-20|SEA
KIR|KI|296|057|Kiribati|M|1991-07-26|PAC
KNA|KN|659|029|Saint Kitts and Nevis
KOR|KR|410|030|Republic of Korea|M|1954-10-20|ENEA
KWT|KW|414|145|Kuwait
LAO|LA|418|035|Lao People's Democratic Republic|M|1955-02-16|SEA
LBN|LB|422|145|Lebanon
LBR|LR|430|011|Liberia
LBY|LY|434|015|Libya
LCA|LC|662|029|Saint Lucia
LIE|LI|438|155|Liechtenstein
LKA|LK|144|034|Sri Lanka|M|1954-12-10|SSWA
LSO|LS|426|018|Lesotho
LTU|LT|440|154|Lithuania
LUX|LU|442|155|Luxembourg
LVA|LV|428|154|Latvia
MAC|MO|446|030|Macao, China|A|1991-07-26|ENEA
MAF|MF|663|029|Saint Martin (French Part)
MAR|MA|504|015|Morocco
MCO|MC|492|155|Monaco
MDA|MD|498|151|Republic of Moldova
MDG|MG|450|014|Madagascar
MDV|MV|462|034|Maldives|M|1976-08-05|SSWA
MEX|MX|484|013|Mexico
MHL|MH|584|057|Marshall Islands|M|1992-07-31|PAC
MKD|MK|807|039|North Macedonia
MLI|ML|466|011|Mali
MLT|MT|470|039|Malta
MMR|MM|104|035|Myanmar|M|1948-04-19|SEA
MNE|ME|499|039|Montenegro
MNG|MN|496|030|Mongolia|M|1961-12-21|ENEA
MNP|MP|580|057|Northern Mariana Islands|A|1986-07-22|PAC
MOZ|MZ|508|014|Mozambique
MRT|MR|478|011|Mauritania
MSR|MS|500|029|Montserrat
MTQ|MQ|474|029|Martinique
MUS|MU|480|014|Mauritius
MWI|MW|454|014|Malawi
MYS|MY|458|035|Malaysia|M|1957-09-17|SEA
MYT|YT|175|014|Mayotte
NAM|NA|516|018|Namibia
NCL|NC|540|054|New Caledonia|A|1992-07-31|PAC
NER|NE|562|011|Niger
NFK|NF|574|053|Norfolk Island
NGA|NG|566|011|Nigeria
NIC|NI|558|013|Nicaragua
NIU|NU|570|061|Niue|A|1979-08-03|PAC
NLD|NL|528|155|Netherlands (Kingdom of the)|M|1947-03-28|OUTSIDE
NOR|NO|578|154|Norway
NPL|NP|524|034|Nepal|M|1955-06-06|SSWA
NRU|NR|520|057|Nauru|M|1971-07-20|PAC
NZL|NZ|554|053|New Zealand|M|1948-03-08|PAC
OMN|OM|512|145|Oman
PAK|PK|586|034|Pakistan|M|1947-09-30|SSWA
PAN|PA|591|013|Panama
PCN|PN|612|061|Pitcairn
PER|PE|604|005|Peru
PHL|PH|608|035|Philippines|M|1947-03-28|SEA
PLW|PW|585|057|Palau|M|1996-07-18|PAC
PNG|PG|598|054|Papua New Guinea|M|1976-08-27|PAC
POL|PL|616|151|Poland
PRI|PR|630|029|Puerto Rico
PRK|KP|408|030|Democratic People's Republic of Korea|M|1992-07-31|ENEA
PRT|PT|620|039|Portugal
PRY|PY|600|005|Paraguay
PSE|PS|275|145|State of Palestine
PYF|PF|258|061|French Polynesia|A|1992-07-31|PAC
QAT|QA|634|145|Qatar
REU|RE|638|014|Réunion
ROU|RO|642|151|Romania
RUS|RU|643|151|Russian Federation|M|1947-03-28|NCA
RWA|RW|646|014|Rwanda
SAU|SA|682|145|Saudi Arabia
SDN|SD|729|015|Sudan
SEN|SN|686|011|Senegal
SGP|SG|702|035|Singapore|M|1965-09-21|SEA
SGS|GS|239|005|South Georgia and the South Sandwich Islands
SHN|SH|654|011|Saint Helena
SJM|SJ|744|154|Svalbard and Jan Mayen Islands
SLB|SB|090|054|Solomon Islands|M|1979-08-03|PAC
SLE|SL|694|011|Sierra Leone
SLV|SV|222|013|El Salvador
SMR|SM|674|039|San Marino
SOM|SO|706|014|Somalia
SPM|PM|666|021|Saint Pierre and Miquelon
SRB|RS|688|039|Serbia
SSD|SS|728|014|South Sudan
STP|ST|678|017|Sao Tome and Principe
SUR|SR|740|005|Suriname
SVK|SK|703|151|Slovakia
SVN|SI|705|039|Slovenia
SWE|SE|752|154|Sweden
SWZ|SZ|748|018|Eswatini
SXM|SX|534|029|Sint Maarten (Dutch part)
SYC|SC|690|014|Seychelles
SYR|SY|760|145|Syrian Arab Republic
TCA|TC|796|029|Turks and Caicos Islands
TCD|TD|148|017|Chad
TGO|TG|768|011|Togo
THA|TH|764|035|Thailand|M|1947-03-28|SEA
TJK|TJ|762|143|Tajikistan|M|1992-07-31|NCA
TKL|TK|772|061|Tokelau
TKM|TM|795|143|Turkmenistan|M|1992-07-31|NCA
TLS|TL|626|035|Timor-Leste|M|2003-07-18|SEA
TON|TO|776|061|Tonga|M|1971-07-20|PAC
TTO|TT|780|029|Trinidad and Tobago
TUN|TN|788|015|Tunisia
TUR|TR|792|145|Türkiye|M|1996-07-18|SSWA
TUV|TV|798|061|Tuvalu|M|1985-07-26|PAC
TWN|TW|158|030|Taiwan (Province of China)
TZA|TZ|834|014|United Republic of Tanzania
UGA|UG|800|014|Uganda
UKR|UA|804|151|Ukraine
UMI|UM|581|057|United States Minor Outlying Islands
URY|UY|858|005|Uruguay
USA|US|840|021|United States of America|M|1947-03-28|OUTSIDE
UZB|UZ|860|143|Uzbekistan|M|1992-07-31|NCA
VAT|VA|336|039|Holy See
VCT|VC|670|029|Saint Vincent and the Grenadines
VEN|VE|862|005|Venezuela (Bolivarian Republic of)
VGB|VG|092|029|British Virgin Islands
VIR|VI|850|029|United States Virgin Islands
VNM|VN|704|035|Viet Nam|M|1954-08-23|SEA
VUT|VU|548|054|Vanuatu|M|1984-07-27|PAC
WLF|WF|876|061|Wallis and Futuna Islands
WSM|WS|882|061|Samoa|M|1963-07-05|PAC
YEM|YE|887|145|Yemen
ZAF|ZA|710|018|South Africa
ZMB|ZM|894|014|Zambia
ZWE|ZW|716|014|Zimbabwe`;

/** Names of the subregions of ESCAP. */
export const subregions: Readonly<Record<string, string>> = {
  ENEA: 'East and North-East Asia',
  NCA: 'North and Central Asia',
  OUTSIDE: 'Outside the region (non-regional members)',
  PAC: 'Pacific',
  SEA: 'South-East Asia',
  SSWA: 'South and South-West Asia',
};
