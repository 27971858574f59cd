/** The languages in which a job can be copied as a request, in the order in which they are offered. */
import { bash } from './languages/bash.ts';
import { csharp } from './languages/csharp.ts';
import { go } from './languages/go.ts';
import { java } from './languages/java.ts';
import { node } from './languages/node.ts';
import { powershell } from './languages/powershell.ts';
import { python } from './languages/python.ts';
import { ruby } from './languages/ruby.ts';
import type { CreateRequest } from './request.ts';

export interface Language {
  readonly name: string;
  /** What it runs with; a name, not to be translated. */
  readonly needs: string;
  readonly write: (request: CreateRequest) => string;
}

export const languages: readonly Language[] = [
  { name: 'cURL', needs: 'Bash, Zsh, curl 7.76', write: bash },
  { name: 'Python', needs: 'Python 3', write: python },
  { name: 'Node.js', needs: 'Node 18, ES module', write: node },
  { name: 'Go', needs: 'Go 1.16', write: go },
  { name: 'Java', needs: 'Java 15', write: java },
  { name: 'Ruby', needs: 'Ruby 2', write: ruby },
  { name: 'C#', needs: '.NET 7', write: csharp },
  { name: 'PowerShell', needs: 'PowerShell 5', write: powershell },
];
