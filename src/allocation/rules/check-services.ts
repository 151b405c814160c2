/** Checks services.csv: an application may have several rows, but one team; a match finds one application. */
import { quoted, type Report } from '../yaml/problem.ts';
import { type KnownNames, unknownTeam } from './known-names.ts';
import type { Service, ServiceMatch } from './rule-set.ts';

export function checkServices(
  services: readonly Service[],
  known: KnownNames,
  report: Report,
): void {
  for (const { team, line } of services) {
    if (!known.teams.has(team)) report(line, unknownTeam(team, known));
  }
  checkTeams(services, report);
  checkMatches(services, report);
  checkPrefixLengths(services, report);
}

function checkTeams(services: readonly Service[], report: Report): void {
  const first = new Map<string, Service>();
  for (const service of services) {
    const { application, team, line } = service;
    const other = first.get(application) ?? service;
    first.set(application, other);
    if (other.team === team) continue;
    report(
      line,
      `application ${quoted(application)} belongs to team ${other.team} in line ${other.line}; ` +
        'an application has one team.',
    );
  }
}

function checkMatches(services: readonly Service[], report: Report): void {
  const first = new Map<string, Service>();
  for (const service of services) {
    for (const match of service.matches.map(matchText)) {
      const other = first.get(match) ?? service;
      first.set(match, other);
      if (other.application === service.application) continue;
      report(
        service.line,
        `${quoted(match)} already finds ${quoted(other.application)} in line ${other.line}; ` +
          'a match leads to one application.',
      );
    }
  }
}

function matchText(match: ServiceMatch): string {
  return match.kind === 'tag' ? `tag.${match.tag}=${match.value}` : `resource=${match.prefix}`;
}

/** Each length of a start of a resource id is a join. */
const maxPrefixLengths = 24;

function checkPrefixLengths(services: readonly Service[], report: Report): void {
  const matches = services.flatMap((service) => service.matches);
  const lengths = new Set(
    matches.flatMap((match) => (match.kind === 'resource' ? [match.prefix.length] : [])),
  );
  if (lengths.size <= maxPrefixLengths) return;
  report(
    null,
    `the starts of resource ids have ${lengths.size} different lengths; at most ` +
      `${maxPrefixLengths} are accepted. Cut them to common lengths, or match by tags.`,
  );
}
