import type { ButtonHTMLAttributes } from 'react';

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: 'outlined' | 'filled' | 'quiet';
};

/** A button of the three looks there are; it submits a form only where it says so. */
export const Button = ({ look = 'outlined', className = '', ...rest }: ButtonProps) => (
  <button type="button" className={`btn ${look} ${className}`.trim()} {...rest} />
);
