/** Athena's workgroups: the location of results, and who decides it. */
import { WireServiceError } from '../wire-server.ts';

export interface Workgroup {
  readonly name: string;
  /** s3:// URI of a folder. */
  readonly outputLocation?: string;
  /** Whether its location overrides the client's. */
  readonly enforce?: boolean;
}

/** Throws Athena's error if neither workgroup nor client names a location. */
export function resultLocation(workgroup: Workgroup, ofClient: string | undefined): string {
  const { outputLocation, enforce = false } = workgroup;
  const location = enforce ? outputLocation : (ofClient ?? outputLocation);
  if (location !== undefined) return location;
  throw invalid(
    'No output location provided. An output location is required either through the Workgroup ' +
      'result configuration setting or as an API input.',
  );
}

/** As in GetWorkGroup's answer. */
export function describeWorkgroup({ name, outputLocation, enforce = false }: Workgroup): object {
  return {
    Name: name,
    State: 'ENABLED',
    Configuration: {
      EnforceWorkGroupConfiguration: enforce,
      PublishCloudWatchMetricsEnabled: true,
      ResultConfiguration: outputLocation === undefined ? {} : { OutputLocation: outputLocation },
      EngineVersion: { EffectiveEngineVersion: 'Athena engine version 3' },
    },
  };
}

/** Athena's only error for requests that it does not understand. */
export function invalid(message: string): WireServiceError {
  return new WireServiceError({ code: 'InvalidRequestException', status: 400, message });
}
