/** The suite's Trino: one small node on 127.0.0.1, without a catalog until a test creates one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrinoInstallation } from './find-trino.ts';

export interface TrinoPlace {
  /** Folder of configuration, data and log. */
  readonly folder: string;
  readonly port: number;
}

const heap = '2G';

/**
 * Writes the property files, and returns Java's arguments:
 * https://trino.io/docs/476/installation/deployment.html
 */
export function configureTrino(
  { server, hasVectors }: TrinoInstallation,
  { folder, port }: TrinoPlace,
): readonly string[] {
  const etc = join(folder, 'etc');
  mkdirSync(etc, { recursive: true });
  const config = join(etc, 'config.properties');
  writeFileSync(config, properties(serverProperties(port)));
  const levels = join(etc, 'log.properties');
  writeFileSync(levels, properties({ 'io.trino': 'WARN', 'io.trino.server.Server': 'INFO' }));
  const system = {
    config,
    'log.levels-file': levels,
    'plugin.dir': join(server, 'plugin'),
    'node.environment': 'test',
    'node.id': 'test',
    'node.data-dir': join(folder, 'data'),
    'node.bind-ip': '127.0.0.1',
    'node.internal-address': '127.0.0.1',
    'user.timezone': 'UTC',
    'jdk.attach.allowAttachSelf': 'true',
  };
  return [
    `-Xmx${heap}`,
    // The tests share two cores: G1's threads would only compete with them.
    '-XX:+UseSerialGC',
    '-XX:+EnableDynamicAgentLoading',
    '--sun-misc-unsafe-memory-access=allow',
    '--enable-native-access=ALL-UNNAMED',
    ...(hasVectors ? ['--add-modules=jdk.incubator.vector'] : []),
    ...Object.entries(system).map(([name, value]) => `-D${name}=${value}`),
    '-cp',
    join(server, 'lib', '*'),
    'io.trino.server.TrinoServer',
  ];
}

function serverProperties(port: number): Readonly<Record<string, string>> {
  return {
    coordinator: 'true',
    'node-scheduler.include-coordinator': 'true',
    'http-server.http.port': String(port),
    'discovery.uri': `http://127.0.0.1:${port}`,
    // Each suite creates the catalog of its own AWS account, and drops it.
    'catalog.management': 'dynamic',
    'catalog.store': 'memory',
  };
}

function properties(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
