import type { ButtonHTMLAttributes } from 'react';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: 'outlined' | 'filled' | 'quiet';
};

export const Button = ({ look = 'outlined', className = '', ...rest }: ButtonProps) => (
  <button type="button" className={`btn ${look} ${className}`.trim()} {...rest} />
);
