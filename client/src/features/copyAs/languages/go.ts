/** Go, its standard library only. */
import { quoted, quotedPieces } from '../literals.ts';
import type { CreateRequest, Header } from '../request.ts';

export function go({ url, headers, body }: CreateRequest): string {
  const needsKey = headers.some(({ value }) => typeof value !== 'string');
  return `package main

import (
	"fmt"
	"io"
	"net/http"
${needsKey ? '\t"os"\n' : ''}	"strings"
)

var body = ${literal(body)}

func main() {
	request, err := http.NewRequest("POST", ${quoted(url)}, strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	request.Header.Set("Content-Type", "application/json")${headers.map(headerLine).join('')}
	// A redirect would take the job and the key to another address.
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}
	response, err := client.Do(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		panic(err)
	}
	fmt.Println(response.Status, string(answer))
}
`;
}

function headerLine({ name, value }: Header): string {
  const text =
    typeof value === 'string'
      ? quoted(value)
      : `${quoted(value.prefix)}+os.Getenv(${quoted(value.variable)})`;
  return `\n\trequest.Header.Set(${quoted(name)}, ${text})`;
}

/** Go drops carriage returns from raw strings, and takes no byte order mark in a source. */
export function literal(json: string): string {
  return /[\r\`\ufeff]/.test(json)
    ? `strings.Join([]string{${quotedPieces(json)}\n}, "")`
    : `\`${json}\``;
}
