import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { examine, hasBlocker } from '../doctor/examine.ts';
import { doctorJson, doctorReport } from '../doctor/report.ts';
import { environment } from '../platform/config/environment.ts';
import { print } from './print.ts';
import { withApp } from './with-app.ts';

export const doctorCommand = new Command('doctor')
  .description('list what keeps the store from going live; exits with 1 if anything does')
  .option('--json', 'print the findings as JSON', false)
  .action(async ({ json }: { json: boolean }) =>
    // What would be logged, such as a Redis that is away, is among the findings.
    withApp({}, 'silent', async app => {
      const ctx = systemContext(app.services, app.http.log);
      const { config } = app.services;
      const diagnoses = await examine({ app, config, environment, ctx, isServing: false });
      print(json ? doctorJson(diagnoses) : doctorReport(diagnoses));
      if (hasBlocker(diagnoses)) process.exitCode = 1;
    }),
  );
