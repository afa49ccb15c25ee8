import { addressOf } from '../app/ask.js';
import { Here, To, useLoaded, usePlan } from '../app/context.js';
import { money, number, percent, shortNumber } from '../app/numbers.js';
import { type WhyAnswer, type WhyAsked, whyQuestion, writeWhy } from '../app/why.js';
import { Text, useWords, type WordId } from '../app/words.js';
import type { WhyFragment } from '../generated/graphql.js';
import { LensWords } from './LensWords.js';

type Input = WhyFragment['inputs'][number];
type Excluded = WhyFragment['excluded'][number];
type Example = Excluded['examples'][number];

/** The rule of a figure, what went in, what was left out and why, and the lens. */
export const Explanation = ({ asked, answer: { title, figure } }: { asked: WhyAsked; answer: WhyAnswer }) => {
  const t = useWords();
  const { where, lens } = useLoaded();
  const seen = usePlan().lens;
  const { rule, inputs, excluded } = figure.explain;
  const question = whyQuestion(asked, where, lens);
  const hasWeights = inputs.some(({ weight }) => weight !== null && weight !== undefined);
  return (
    <>
      <p className="soft">
        {t(asked.subject === 'donor' ? `why.measure.by.${asked.measure}` : `why.measure.${asked.measure}`)} {title}
      </p>
      {figure.isSynthetic ? (
        <p>
          <span className="mark">{t('mark.syntheticFigures')}</span>
        </p>
      ) : null}
      <p>{rule}</p>
      {inputs.length ? (
        <div className="scroll">
          <table className="figures compact">
            <thead>
              <tr>
                <th scope="col">{t('why.input')}</th>
                {hasWeights ? (
                  <th scope="col" className="num">
                    {t('why.weight')}
                  </th>
                ) : null}
                <th scope="col" className="num">
                  {t('why.value')}
                </th>
              </tr>
            </thead>
            <tbody>
              {inputs.map((input) => (
                <tr key={`${input.label} ${input.weight} ${input.value}`}>
                  <th scope="row">
                    <InputLabel input={input} />
                  </th>
                  {hasWeights ? (
                    <td className="num">{input.weight == null ? '' : shortNumber(input.weight, 6)}</td>
                  ) : null}
                  <td className="num">{shownValue(input, t('progress.unknown'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p>{t('why.noInputs')}</p>
      )}
      {excluded.length ? (
        <>
          <h3>{t('why.excluded')}</h3>
          <ul className="plain-list">
            {excluded.map((one) => (
              <ExcludedLine key={one.reason} excluded={one} />
            ))}
          </ul>
        </>
      ) : null}
      <p className="fine">
        <LensWords lens={seen} /> <To to="/methods">{t('why.methods')}</To>
        <span className="sep">·</span>
        <a href={addressOf(question.document, question.variables)}>{t('why.query')}</a>
      </p>
    </>
  );
};

const shownValue = ({ value, unit }: Input, unknown: string): string => {
  if (value == null) return unknown;
  if (unit?.startsWith('progress')) return percent(Number(value));
  if (unit && /^[A-Z]{3}$/.test(unit)) return money({ amount: value, currency: unit });
  return unit ? `${number(value)} ${unit}` : number(value);
};

/** Where the thing that an explanation names has its page; null where it has none. */
const pageOf = (node: Input['node'] | Example): string | null => {
  switch (node?.__typename) {
    case 'Action':
      return `/actions/${encodeURIComponent(node.code)}`;
    case 'Project':
      return `/projects/${encodeURIComponent(node.code)}`;
    case 'Organisation':
      return 'name' in node ? `/donors/${encodeURIComponent(node.code)}` : null;
    case 'Transaction':
      return 'project' in node ? `/projects/${encodeURIComponent(node.project.code)}` : null;
    default:
      return null;
  }
};

const InputLabel = ({ input: { label, node } }: { input: Input }) => {
  if (node?.__typename === 'Indicator')
    return (
      <Here
        change={{
          why: writeWhy('PROGRESS', 'indicator', node.code, {
            subject: node.owner.__typename === 'Action' ? 'action' : 'project',
            code: node.owner.code,
          }),
        }}
      >
        {label}
      </Here>
    );
  const page = pageOf(node);
  return page ? <To to={page}>{label}</To> : label;
};

const titleOf = (node: Example): string | null => {
  switch (node.__typename) {
    case 'Action':
    case 'Indicator':
      return `${node.code}: ${node.title}`;
    case 'Project':
      return `${node.code}: ${node.title}`;
    case 'Organisation':
      return node.name;
    case 'Transaction':
      return `${node.project.code}: ${node.project.title}`;
    default:
      return null;
  }
};

const EXAMPLES = 5;

const ExcludedLine = ({ excluded: { reason, count, examples } }: { excluded: Excluded }) => {
  const named = new Map(examples.flatMap((node) => (titleOf(node) ? [[titleOf(node), pageOf(node)] as const] : [])));
  const shown = [...named].slice(0, EXAMPLES);
  return (
    <li>
      <Text id={`excluded.${reason}` as WordId} values={{ count }} />
      {shown.length ? ' ' : null}
      {shown.map(([title, page], index) => (
        <span key={title}>
          {index ? ', ' : ''}
          {page ? <To to={page}>{title}</To> : title}
        </span>
      ))}
      {named.size > EXAMPLES ? ' …' : null}
    </li>
  );
};
