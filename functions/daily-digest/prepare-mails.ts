/**
 * Prepares the mail of every audience: that of the whole organization at once, an owner's when its
 * turn to be sent comes, so that what fails in one keeps no other back and none waits in memory.
 */
import { readDay } from '../../src/archive/read/read-day.ts';
import { readLastMail } from '../../src/delivery/last-mail.ts';
import { audiencesOf, type MailAudience } from '../../src/delivery/mail-audiences.ts';
import type { Receipt } from '../../src/delivery/mail-receipt.ts';
import { reasonNotServed } from '../../src/domain/audience/audience.ts';
import { organizationScope } from '../../src/domain/budgets/budgets.ts';
import type { DayRows } from '../../src/domain/costs/day-rows.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { audienceFigures } from '../../src/reports/digest/audience-figures.ts';
import type { FiguresInput } from '../../src/reports/digest/figures-input.ts';
import type { DigestData } from '../../src/reports/digest/read-digest-data.ts';
import { restatableDayCosts } from '../../src/reports/digest/restatable-day-costs.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';

/** One audience's mail, made when it is asked for. */
export interface PreparedMail {
  readonly mailAudience: MailAudience;
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
  readonly remainingCostsOf: (scope: string) => FiguresInput['remainingCosts'];
  readonly anomaliesOf: (scope: string) => FiguresInput['anomalies'];
  readonly dashboardNotice: string | null;
}

interface Material extends Findings {
  readonly store: ObjectStore;
  readonly facts: DigestData;
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
  facts: DigestData,
  findings: Findings,
  { mail, moverCount, ouDepth }: DigestSettings,
  note: (facts: StepFacts) => void,
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
  if (first?.scope !== organizationScope) {
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

function sortOut(
  audiences: readonly MailAudience[],
  { series }: DigestData,
  ouDepth: number | null,
) {
  const ous = new Set([...series.costs.keys(), ...series.monthToDate.keys()]);
  const reasons = audiences.map(({ scope }) => reasonNotServed(scope, ous, ouDepth));
  return {
    served: audiences.filter((_, index) => reasons[index] === null),
    unserved: reasons.filter((reason) => reason !== null),
  };
}

function prepared(material: Material, mailAudience: MailAudience): PreparedMail {
  const { facts } = material;
  const dayCosts = Object.fromEntries(restatableDayCosts(facts, mailAudience.scope));
  return {
    mailAudience,
    told: { reportDay: facts.reportDay, dayCosts },
    compose: () => compose(material, mailAudience),
    figures: () => readFigures(material, mailAudience),
  };
}

async function compose(material: Material, audience: MailAudience): Promise<ComposedMail> {
  return composeMail(await readFigures(material, audience), material.rows);
}

async function readFigures(material: Material, { scope, name }: MailAudience): Promise<Figures> {
  const { store, facts, moverCount, dashboardNotice, passOver } = material;
  return audienceFigures(facts, {
    audience: { name, scope },
    moverCount,
    dashboardNotice,
    remainingCosts: material.remainingCostsOf(scope),
    anomalies: material.anomaliesOf(scope),
    lastMail: await readLastMail(store, facts.archived.window.to, name, passOver),
  });
}
