/** Go, its standard library only. */
import { quoted, quotedPieces } from '../literals.ts';
import { secretsOf, type CreateRequest, type Header, type Secret } from '../request.ts';

export function go(request: CreateRequest): string {
  const { url, headers, body } = request;
  const secrets = secretsOf(request);
  return `package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
${secrets.length > 0 ? '\t"os"\n' : ''}	"strings"
)

var body = ${literal(body)}

func main() {
${secrets.map(check).join('')}	request, err := http.NewRequest("POST", ${quoted(url)}, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")${headers.map(headerLine).join('')}
	// A redirect would take the job and the key to another address.
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse
	}}
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode >= 300 {
		log.Fatalln(response.Status, string(answer))
	}
	fmt.Println(response.Status, string(answer))
}
`;
}

function check({ variable, lacking }: Secret): string {
  return `	if os.Getenv(${quoted(variable)}) == "" {
		log.Fatal(${quoted(lacking)})
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
