import { beforeAll, expect, test } from '@jest/globals';
import { person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';

// A search finds letters whatever their accents, marks and signs, on every server.

const api = tracker();
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

const NAMES = {
  'SEARCH-VN': 'Hà Nội, Đồng Nai',
  'SEARCH-TR': 'Diyarbakır İzmir',
  'SEARCH-PL': 'Łódź',
  'SEARCH-DK': 'Ålborg Søby æra straße',
  'SEARCH-WS': 'Fa\u2019apaia \u02bbUpolu',
  'SEARCH-AR': 'مؤسسة الإحصاءُ العامّة',
  'SEARCH-FA': 'ایران کشور',
  'SEARCH-ZH': '中国信息通信',
  'SEARCH-TH': 'กรุงเทพฯ',
};

beforeAll(async () => {
  for (const [code, name] of Object.entries(NAMES)) {
    const { data } = await secretariat.send(
      `mutation { createOrganisation(input: { code: "${code}", name: "${name}", type: GOVERNMENT }) { userErrors { message } } }`,
    );
    expect(data).toEqual({ createOrganisation: { userErrors: [] } });
  }
});

const found = async (list: 'organisations' | 'countries', search: string): Promise<string[]> => {
  const nodes = list === 'organisations' ? 'nodes { code }' : 'code';
  const { data } = await secretariat.send(`{ it: ${list}(filter: { search: "${search}" }) { ${nodes} } }`);
  const { it } = data as { it: { nodes?: { code: string }[] } & { code: string }[] };
  return (it.nodes ?? it).map(({ code }) => code);
};

test.each([
  ['ha noi', 'SEARCH-VN'],
  ['DONG nai', 'SEARCH-VN'],
  ['đồng', 'SEARCH-VN'],
  ['diyarbakir izmir', 'SEARCH-TR'],
  ['DİYARBAKIR', 'SEARCH-TR'],
  ['lodz', 'SEARCH-PL'],
  ['alborg soby aera strasse', 'SEARCH-DK'],
  ["fa'apaia 'upolu", 'SEARCH-WS'],
  ['fa‘apaia', 'SEARCH-WS'],
  ['موسسه الاحصاء العامه', 'SEARCH-AR'],
  ['إيران', 'SEARCH-FA'],
  ['كشور', 'SEARCH-FA'],
  ['信息', 'SEARCH-ZH'],
  ['กรุงเทพ', 'SEARCH-TH'],
])('finds an organisation by %s', async (search, code) => {
  expect(await found('organisations', search)).toEqual([code]);
});

test.each([
  ['Laos', 'LAO'],
  ['Vietnam', 'VNM'],
  ['Viet Nam', 'VNM'],
  ['Turkey', 'TUR'],
  ['türkiye', 'TUR'],
  ['South Korea', 'KOR'],
  ['Republic of Korea', 'KOR'],
  ['russia', 'RUS'],
  ['Brunei', 'BRN'],
  ['Hong Kong', 'HKG'],
])('finds a country that is called %s', async (search, code) => {
  expect(await found('countries', search)).toContain(code);
});
