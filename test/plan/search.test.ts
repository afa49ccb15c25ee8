import { beforeAll, expect, test } from '@jest/globals';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { sqlSent } from '../support/sql.js';
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

test('finds a project by two letters of a script in which two make a word, with an index', async () => {
  const { data } = await secretariat.send(`mutation { createProject(input: {
    code: "SEARCH-PAIR", title: "亚太信息高速公路", activityStatus: PIPELINE
  }) { userErrors { message } } }`);
  const search = async (words: string) => {
    const answer = await secretariat.send(`{ projects(filter: { search: "${words}" }) { nodes { code } } }`);
    return (answer.data as { projects: { nodes: { code: string }[] } }).projects.nodes.map(({ code }) => code);
  };

  expect(data).toEqual({ createProject: { userErrors: [] } });
  expect(await search('信息')).toEqual(['SEARCH-PAIR']);
  expect(await search('息信')).toEqual([]);
  const statement = present(sqlSent().findLast((sql) => sql.includes('letter_pairs')));
  const plan = await api.database.read(async (em) => {
    await em.execute('set local enable_seqscan = off');
    const [condition] =
      /"?item"?\."?search_key"? like .*? @> letter_pairs\(search_key\(\$\d+\)\)/.exec(statement) ?? [];
    return em.execute(`explain select from project item where ${present(condition).replace(/\$\d+/g, "'信息'")}`);
  });
  expect(JSON.stringify(plan)).toContain('project_letter_pairs_index');
});
