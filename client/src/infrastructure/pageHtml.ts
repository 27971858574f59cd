/** The page's empty document: it may load one script and one style sheet of ours and nothing else. */

export interface PageAddresses {
  readonly script: string;
  readonly style: string;
  /** `Webview.cspSource` */
  readonly source: string;
  /** A new one for each document. */
  readonly nonce: string;
}

export function pageHtml({ script, style, source, nonce }: PageAddresses): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ftjob</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
