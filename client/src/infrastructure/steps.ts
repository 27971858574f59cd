/** Questions of which one follows another: each has a Back button where there is one before it. */
import * as vscode from 'vscode';
import { UserCancelled } from './errors.ts';

export const back = Symbol('back');

/** Where a question stands among the others. */
export interface Place {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
}

export interface Validation {
  readonly message: string;
  readonly severity: vscode.InputBoxValidationSeverity;
}

/** What is good to know about an answer that is taken. */
export const note = (message: string): Validation => ({
  message,
  severity: vscode.InputBoxValidationSeverity.Info,
});

/** What speaks against an answer that is taken all the same. */
export const warning = (message: string): Validation => ({
  message,
  severity: vscode.InputBoxValidationSeverity.Warning,
});

/** The item that the user picks, or `back`. Throws `UserCancelled` when the question is closed. */
export async function pickStep<Item extends vscode.QuickPickItem>(
  place: Place,
  items: readonly Item[],
  options: { readonly placeholder: string; readonly active?: Item | undefined },
): Promise<Item | typeof back> {
  const input = vscode.window.createQuickPick<Item>();
  input.items = items;
  input.placeholder = options.placeholder;
  input.matchOnDescription = true;
  if (options.active) input.activeItems = [options.active];
  return answerOf(input, place, (accept) =>
    input.onDidAccept(() => {
      const [picked] = input.selectedItems;
      if (picked) accept(picked);
    }),
  );
}

/** The text that the user enters, without what surrounds it, or `back`. Throws `UserCancelled` as `pickStep` does. */
export async function askStep(
  place: Place,
  options: {
    readonly prompt: string;
    readonly value?: string;
    readonly placeholder?: string;
    readonly password?: boolean;
    /** What is wrong with the text, or what is good to know about it. */
    readonly validate: (text: string) => string | Validation | undefined;
  },
): Promise<string | typeof back> {
  const input = vscode.window.createInputBox();
  input.prompt = options.prompt;
  input.value = options.value ?? '';
  input.placeholder = options.placeholder;
  input.password = options.password ?? false;
  const show = (found: string | Validation | undefined) => (input.validationMessage = found);
  return answerOf(input, place, (accept) =>
    vscode.Disposable.from(
      // Nothing is wrong with a box that nobody has written into yet.
      input.onDidChangeValue((text) => show(options.validate(text))),
      input.onDidAccept(() => {
        const found = options.validate(input.value);
        show(found);
        if (isGood(found)) accept(input.value.trim());
      }),
    ),
  );
}

function isGood(found: string | Validation | undefined): boolean {
  if (typeof found === 'string') return false;
  return found?.severity !== vscode.InputBoxValidationSeverity.Error;
}

/** Shows the question until it is answered, gone back from, or closed. */
async function answerOf<Answer>(
  input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  { title, step, totalSteps }: Place,
  listen: (accept: (answer: Answer) => void) => vscode.Disposable,
): Promise<Answer | typeof back> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  const listeners: vscode.Disposable[] = [];
  try {
    return await new Promise<Answer | typeof back>((resolve, reject) => {
      listeners.push(
        listen(resolve),
        input.onDidTriggerButton(() => resolve(back)),
        input.onDidHide(() => reject(new UserCancelled())),
      );
      input.show();
    });
  } finally {
    vscode.Disposable.from(...listeners).dispose();
    input.dispose();
  }
}
