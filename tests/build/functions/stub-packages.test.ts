/** The parts that a bundle excludes from its packages, and that the rest works as before. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundleModule } from '../../../build/functions/bundle-functions.ts';
import { plainKeys } from '../../../build/functions/stub-packages.ts';
import { folderForSuite } from '../../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = folderForSuite();

async function bundled(module: string): Promise<{ readonly bytes: number; readonly file: string }> {
  const out = join(folder(), basename(module, '.ts'));
  const { outputs } = await bundleModule(module, out);
  const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
  return { bytes, file: join(out, basename(module).replace(/\.ts$/, '.mjs')) };
}

function printedBy(script: string, env: Record<string, string> = {}): string {
  return String(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: '/', env }),
  ).trim();
}

describe("an AWS service's shapes", () => {
  it('have literal keys in place of constants', () => {
    const module = 'const _h = "httpHeader";\nvar x = [{ [_h]: _h, [_other]: 1, a: b[_h] }];';
    expect(plainKeys(module)).toBe(
      'const _h = "httpHeader";\nvar x = [{ "httpHeader": _h, [_other]: 1, a: b[_h] }];',
    );
  });

  it('are in a bundle only if an operation of the service is used', async () => {
    const { bytes } = await bundled('src/platform/aws/quicksight/quicksight-commands.ts');
    expect(bytes).toBeLessThan(350_000);
  });

  it('still define the form of a request', async () => {
    const { file } = await bundled('src/platform/aws/quicksight/quicksight-commands.ts');
    const script = `
      const { QuickSightClient, CreateIngestionCommand } = await import(${JSON.stringify(file)});
      const client = new QuickSightClient({ region: 'eu-west-1', requestHandler: {
        handle: ({ method, path }) => { console.log(method, path); process.exit(0); } } });
      await client.send(new CreateIngestionCommand({ AwsAccountId: '123456789012', DataSetId: 'set', IngestionId: 'run' }));`;
    const env = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };
    expect(printedBy(script, env)).toBe('PUT /accounts/123456789012/data-sets/set/ingestions/run');
  });
});

describe('credentials', () => {
  it('are not searched on the machine', async () => {
    const { file } = await bundled('src/platform/aws/ses/ses-commands.ts');
    const script = `
      const { SESv2Client } = await import(${JSON.stringify(file)});
      const { config } = new SESv2Client({ region: 'eu-west-1' });
      await config.credentials().catch(({ message }) => console.log(message));`;
    const profile = join(folder(), 'credentials');
    writeFileSync(profile, '[default]\naws_access_key_id = a\naws_secret_access_key = b\n');
    const env = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SHARED_CREDENTIALS_FILE: profile };
    expect(printedBy(script, env)).toBe('Could not load credentials from any providers');
  });
});

describe("the SDK's warning about an old Node", () => {
  it('is not in the log, but other warnings are', async () => {
    const { file } = await bundled('src/platform/aws/ses/ses-commands.ts');
    const script = `
      Object.defineProperty(process, 'version', { value: 'v20.19.0' });
      const { SESv2Client } = await import(${JSON.stringify(file)});
      new SESv2Client({ region: 'eu-west-1' });
      process.emitWarning('another');`;
    const args = ['--input-type=module', '-e', script];
    const { stderr } = spawnSync(process.execPath, args, { cwd: '/', encoding: 'utf8', env: {} });
    expect(stderr).not.toContain('NodeVersionSupportWarning');
    expect(stderr).toContain('Warning: another');
  });
});

describe('a mail', () => {
  it('has the types that its attachments define', async () => {
    const composer = join(root, 'node_modules/nodemailer/dist/esm/mail-composer/index.js');
    const module = join(folder(), 'compose.ts');
    writeFileSync(
      module,
      `import MailComposer from ${JSON.stringify(composer)};
       export const compose = (mail) => new MailComposer(mail).compile().build();`,
    );
    const { file } = await bundled(relative(root, module));
    const script = `
      const { compose } = await import(${JSON.stringify(file)});
      const attachments = [{ filename: 'a.csv', content: 'x', contentType: 'text/csv' }];
      console.log(String(await compose({ text: 'a', attachments })));`;
    expect(printedBy(script)).toContain('Content-Type: text/csv; name=a.csv');
  });
});

describe('the length of a request body', () => {
  it('is known for bytes and texts, which are all bodies here', async () => {
    const { file } = await bundled('src/platform/aws/ses/ses-commands.ts');
    const script = `
      const { SESv2Client, SendEmailCommand } = await import(${JSON.stringify(file)});
      const client = new SESv2Client({ region: 'eu-west-1', requestHandler: {
        handle: ({ headers }) => { console.log(headers['content-length'], headers['user-agent'].includes('md/nodejs')); process.exit(0); } } });
      await client.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from('mail') } } }));`;
    const env = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' };
    expect(printedBy(script, env)).toMatch(/^\d+ true$/);
  });
});
