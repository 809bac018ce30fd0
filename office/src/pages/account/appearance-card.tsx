import { useState } from 'react';
import { RadioGroupField } from '../../kit/field/radio-group-field.tsx';
import { Card } from '../../kit/page/card.tsx';
import { readTheme, setTheme, type Theme } from '../../shell/theme/theme.ts';

const options: { id: Theme; label: string }[] = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
];

export function AppearanceCard() {
  const [theme, choose] = useState(readTheme);
  function change(next: Theme) {
    setTheme(next);
    choose(next);
  }
  return (
    <Card title="Appearance">
      <RadioGroupField
        label="Theme"
        description="Kept in this browser."
        options={options}
        value={theme}
        onChange={change}
      />
    </Card>
  );
}
