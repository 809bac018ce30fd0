import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/platform/config/config.ts';

describe('the settings of metrics', () => {
  it('have no port of their own unless one is set', () => {
    expect(readConfig({})).toMatchObject({ metricsPort: null, metricsHost: '127.0.0.1' });
    expect(readConfig({ HOST: '0.0.0.0', METRICS_PORT: '9400' })).toMatchObject({
      metricsPort: 9_400,
      metricsHost: '0.0.0.0',
    });
    expect(readConfig({ HOST: '0.0.0.0', METRICS_HOST: '10.0.0.1' }).metricsHost).toBe('10.0.0.1');
  });

  it('name a port that is none', () => {
    expect(() => readConfig({ METRICS_PORT: '70000' })).toThrow('METRICS_PORT must be a whole number');
  });
});

describe('the settings of traces', () => {
  it('are off without a collector', () => {
    expect(readConfig({ OTEL_SERVICE_NAME: 'shop', OTEL_TRACES_SAMPLER_ARG: '0.5' }).tracing).toBeNull();
  });

  it('take the address of the collector, or the whole address for traces', () => {
    const urlOf = (environment: NodeJS.ProcessEnv) => readConfig(environment).tracing?.url;
    const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' };
    expect(urlOf(base)).toBe('http://collector:4318/v1/traces');
    const own = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example.com/in' };
    expect(urlOf(own)).toBe('https://traces.example.com/in');
    expect(urlOf({ ...base, ...own })).toBe('https://traces.example.com/in');
  });

  it('are those of OpenTelemetry', () => {
    expect(
      readConfig({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
        OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=abc%3D, x-team = shop',
        OTEL_SERVICE_NAME: 'shop',
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.25',
      }).tracing,
    ).toEqual({
      url: 'http://collector:4318/v1/traces',
      headers: { 'x-api-key': 'abc=', 'x-team': 'shop' },
      serviceName: 'shop',
      sampler: 'parentbased_traceidratio',
      ratio: 0.25,
    });
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT must be an http'],
    [{ OTEL_TRACES_SAMPLER: 'xray' }, 'OTEL_TRACES_SAMPLER must be one of always_on, always_off'],
    [{ OTEL_TRACES_SAMPLER_ARG: '2' }, 'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1'],
  ])('name the one that is wrong: %j', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });

  it('never print what may be a key', () => {
    expect(() => readConfig({ OTEL_EXPORTER_OTLP_HEADERS: 'sesame' })).toThrow(
      'OTEL_EXPORTER_OTLP_HEADERS must be a comma-separated list of name=value, but it is something else.',
    );
  });
});
