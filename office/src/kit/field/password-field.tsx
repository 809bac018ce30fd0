import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../button/icon-button.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';

type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'suffix' | 'autoComplete'> & {
  /** Tells password managers whether to fill in the password or to make one. */
  isNew?: boolean;
};

/** The rule for passwords, as the API checks it. */
const rule = 'At least 10 characters, and none of the common passwords.';

/** A password, with a button that shows what was typed. */
export function PasswordField({ isNew = false, description, ...props }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      description={description ?? (isNew ? rule : undefined)}
      suffix={
        <IconButton
          label={isShown ? 'Hide the password' : 'Show the password'}
          size="small"
          onPress={() => setIsShown(!isShown)}
        >
          <Icon aria-hidden />
        </IconButton>
      }
    />
  );
}
