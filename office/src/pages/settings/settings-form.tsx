import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { type ConflictChoice, ConflictNotice } from '../../kit/form/conflict-notice.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { Card } from '../../kit/page/card.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import {
  SettingsUpdateDocument,
  type SettingsUpdateMutation,
  type UpdateSettingsInput,
} from './generated/graphql.ts';
import { mergeSettings } from './merge-settings.ts';
import type { TaxClassChoice } from './rent-tax-class-field.tsx';
import { SettingControl } from './setting-control.tsx';
import { SettingValue } from './setting-value.tsx';
import styles from './settings.module.css';
import {
  changedFields,
  type Settings,
  type SettingValues,
  settingsInput,
  settingTopics,
  settingValues,
} from './settings-fields.ts';

type Problem = SettingsUpdateMutation['updateSettings']['userErrors'][number];
type Conflict = Extract<Problem, { __typename: 'VersionConflictError' }>;

type SettingsFormProps = { settings: Settings; taxClasses: readonly TaxClassChoice[] };

export function SettingsForm({ settings, taxClasses }: SettingsFormProps) {
  const viewer = useViewer();
  const client = useClient();
  // As editing began: the cache may get newer ones while somebody types.
  const [base, setBase] = useState(settings);
  const draft = useDraft<SettingValues>(`${viewer.id}.settings`, settingValues(base));
  const updating = useAction(SettingsUpdateDocument, answer => answer.updateSettings);
  const conflict = updating.userErrors?.find(isConflict);
  const theirs = conflict?.current?.__typename === 'Settings' ? conflict.current : undefined;
  const isUnchanged = changedFields(draft.value, settingValues(base)).length === 0;

  function submit() {
    // Not disabled meanwhile: numbers are taken over when the field is left, which is when the button gets the focus.
    if (isUnchanged) toast.info({ title: 'Nothing was changed' });
    else void save(draft.value, base);
  }

  async function save(values: SettingValues, from: Settings) {
    const input = { version: from.version, ...settingsInput(values, settingValues(from)) };
    const answer = await updating.run({ input });
    if (!answer?.settings) return;
    setBase(answer.settings);
    draft.submitted(settingValues(answer.settings));
    const before = settingsInput(settingValues(from), settingValues(answer.settings));
    toast.success({
      title: 'The settings are saved',
      action: { label: 'Undo', onAction: () => void undo({ ...before, version: answer.settings?.version }) },
    });
  }

  async function undo(input: UpdateSettingsInput) {
    const { data } = await client.mutation(SettingsUpdateDocument, { input }).toPromise();
    const restored = data?.updateSettings.settings;
    if (!restored)
      return void toast.error({
        title: 'This could not be undone',
        text: 'The settings were changed again.',
      });
    setBase(restored);
    draft.submitted(settingValues(restored));
    toast.info({ title: 'The settings are as before' });
  }

  const merged = theirs && mergeSettings(draft.value, settingValues(base), settingValues(theirs));
  const isDisputed = merged !== undefined && merged.disputed.length > 0;

  function resolve(current: Settings, choices: Record<string, ConflictChoice>) {
    if (!merged) return;
    const other = settingValues(current);
    const taken = merged.disputed.filter(({ name }) => choices[name] === 'theirs');
    const values = {
      ...merged.values,
      ...Object.fromEntries(taken.map(({ name }) => [name, other[name] ?? null])),
    };
    draft.set(values);
    setBase(current);
    void save(values, current);
  }

  // Nobody has to choose when the two changed different fields: both are kept.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each conflict that was answered.
  useEffect(() => {
    if (!theirs || !merged || isDisputed) return;
    const labels = merged.onlyTheirs.map(({ label }) => label).join(', ');
    toast.info({
      title: `${conflict?.changedBy?.name ?? 'Somebody else'} changed meanwhile: ${labels}`,
      text: 'Both changes are kept.',
    });
    resolve(theirs, {});
  }, [theirs]);

  return (
    <div className={styles.form}>
      {conflict && theirs && isDisputed && (
        <ConflictNotice
          fields={merged.disputed.map(field => ({
            name: field.name,
            label: field.label,
            yours: (
              <SettingValue
                field={field}
                value={draft.value[field.name] ?? null}
                currencyCode={String(draft.value.currencyCode)}
              />
            ),
            theirs: (
              <SettingValue
                field={field}
                value={settingValues(theirs)[field.name] ?? null}
                currencyCode={theirs.currencyCode}
              />
            ),
          }))}
          changedBy={conflict.changedBy?.name}
          changedAt={conflict.changedAt}
          pending={updating.pending}
          onResolve={choices => resolve(theirs, choices)}
        />
      )}
      <Form
        aria-label="Settings"
        userErrors={theirs ? undefined : updating.userErrors}
        failure={updating.failure}
        onSubmit={submit}
      >
        <DraftNotice draft={draft} />
        {settingTopics.map(topic => (
          <Card key={topic.title} title={topic.title}>
            <p className={styles.text}>{topic.text}</p>
            <div className={styles.fields}>
              {topic.fields.map(field => (
                <SettingControl
                  key={field.name}
                  field={field}
                  value={draft.value[field.name] ?? null}
                  onChange={value => draft.setField(field.name, value)}
                  currencyCode={String(draft.value.currencyCode)}
                  taxClasses={taxClasses}
                />
              ))}
            </div>
          </Card>
        ))}
        <FormActions sticky>
          <Button variant="quiet" isDisabled={isUnchanged} onPress={draft.discard}>
            Discard changes
          </Button>
          <Button type="submit" variant="primary" pending={updating.pending} pendingLabel="Saving…">
            Save settings
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}

function isConflict(error: Problem): error is Conflict {
  return error.__typename === 'VersionConflictError';
}
