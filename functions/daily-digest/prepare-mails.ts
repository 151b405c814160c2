/**
 * Prepares the mail of every audience: that of the whole organization at once, an owner's when its
 * turn to be sent comes, so that what fails in one keeps no other back and none waits in memory.
 */
import { readDay } from '../../src/archive/read/read-day.ts';
import { type Addressee, audiencesOf } from '../../src/delivery/addressees.ts';
import { readLastMail } from '../../src/delivery/last-mail.ts';
import type { Receipt } from '../../src/delivery/receipt-book.ts';
import { whyUnserved } from '../../src/domain/audience/audience.ts';
import { wholeOrganization } from '../../src/domain/budgets/budgets.ts';
import type { DayRows } from '../../src/domain/costs/day-rows.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import type { Facts } from '../../src/observability/run-record.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { figuresFor } from '../../src/reports/digest/figures-for.ts';
import type { FiguresInput } from '../../src/reports/digest/figures-input.ts';
import { openDayCosts } from '../../src/reports/digest/open-day-costs.ts';
import type { DigestFacts } from '../../src/reports/digest/read-facts.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';

/** One audience's mail, made when it is asked for. */
export interface PreparedMail {
  readonly addressee: Addressee;
  /** What its receipt keeps of it. */
  readonly told: NonNullable<Receipt['told']>;
  readonly compose: () => Promise<ComposedMail>;
  readonly figures: () => Promise<Figures>;
}

export interface PreparedMails {
  /** The mail about the whole organization. */
  readonly whole: ComposedMail;
  /** Of every audience, that of the whole organization first. */
  readonly mails: readonly PreparedMail[];
  /** Why recipients get no mail, one sentence each. */
  readonly unserved: readonly string[];
}

/** What the run found out beside the facts. */
export interface Findings {
  readonly expectationsOf: (scope: string) => FiguresInput['expectations'];
  readonly anomaliesOf: (scope: string) => FiguresInput['anomalies'];
  readonly dashboardNotice: string | null;
}

interface Material extends Findings {
  readonly store: ObjectStore;
  readonly facts: DigestFacts;
  readonly rows: DayRows;
  readonly moverCount: number;
  /** Takes a sentence about an earlier mail's receipt that cannot be read. */
  readonly passOver: (notice: string) => void;
}

/**
 * Notes the recipients that cannot be served and why; they fail nobody. Throws an Error where
 * nobody reads the whole digest, or the report day cannot be read back.
 */
export async function prepareMails(
  { store }: Pick<Platform, 'store'>,
  facts: DigestFacts,
  findings: Findings,
  { mail, moverCount, ouDepth }: DigestSettings,
  note: (facts: Facts) => void,
): Promise<PreparedMails> {
  const rows = await readDay(store, facts.reportDay);
  const passedOver: string[] = [];
  const passOver = (notice: string) => {
    passedOver.push(notice);
    note({ passedOver: [...passedOver] });
  };
  const material = { ...findings, store, facts, rows, moverCount, passOver };
  const { served, unserved } = sortOut(audiencesOf(mail.recipients), facts, ouDepth);
  note({ audiences: served.length, unservedRecipients: unserved });
  const [first, ...owners] = served;
  if (first?.scope !== wholeOrganization) {
    throw new Error("Nobody reads the digest of the whole organization: name a reader of '*'.");
  }
  const whole = await compose(material, first);
  return {
    whole,
    unserved,
    mails: [
      { ...prepared(material, first), compose: async () => whole },
      ...owners.map((owner) => prepared(material, owner)),
    ],
  };
}

function sortOut(audiences: readonly Addressee[], { series }: DigestFacts, ouDepth: number | null) {
  const ous = new Set([...series.costs.keys(), ...series.monthToDate.keys()]);
  const reasons = audiences.map(({ scope }) => whyUnserved(scope, ous, ouDepth));
  return {
    served: audiences.filter((_, index) => reasons[index] === null),
    unserved: reasons.filter((reason) => reason !== null),
  };
}

function prepared(material: Material, addressee: Addressee): PreparedMail {
  const { facts } = material;
  const dayCosts = Object.fromEntries(openDayCosts(facts, addressee.scope));
  return {
    addressee,
    told: { reportDay: facts.reportDay, dayCosts },
    compose: () => compose(material, addressee),
    figures: () => readFigures(material, addressee),
  };
}

async function compose(material: Material, audience: Addressee): Promise<ComposedMail> {
  return composeMail(await readFigures(material, audience), material.rows);
}

async function readFigures(material: Material, { scope, name }: Addressee): Promise<Figures> {
  const { store, facts, moverCount, dashboardNotice, passOver } = material;
  return figuresFor(facts, {
    audience: { name, scope },
    moverCount,
    dashboardNotice,
    expectations: material.expectationsOf(scope),
    anomalies: material.anomaliesOf(scope),
    lastMail: await readLastMail(store, facts.archived.window.to, name, passOver),
  });
}
