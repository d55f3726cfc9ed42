package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  private final Redaction redaction = new Redaction(Path.of("/home/ada"), "ada");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The owner.
        "/home/ada/texts/a.txt is read | ~/texts/a.txt is read",
        "the user ada, not adamant | the user user, not adamant",
        "passphrase: sesame, then | passphrase=… then",

        // IPv4; this machine's own stays.
        "192.168.0.7 is gone | an address is gone",
        "/ip4/85.1.2.3/tcp/4001 | /ip4/an address/tcp/4001",
        "connects to 10.0.0.7. | connects to an address.",
        "127.0.0.1:8545 answers | 127.0.0.1:8545 answers",

        // IPv6.
        "2001:db8::1 is gone | an address is gone",
        "node:2001:db8::1 | node:an address",
        "at 2001:db8::1: refused | at an address: refused",
        "from 2001:db8::1. | from an address.",
        "/ip6/fe80::1ff:fe23:4567:890a/tcp/1 | /ip6/an address/tcp/1",
        "[2001:DB8:0:0:8:800:200C:417A]:4001 | [an address]:4001",
        "/2001:db8:0:0:0:0:0:1 | /an address",
        "fe80::a%eth0 is up | an address is up",
        "2001:db8:: is a net | an address is a net",
        "::ffff:85.1.2.3 came | an address came",
        "::ffff:127.0.0.1 is us | ::ffff:127.0.0.1 is us",
        "::2 is not us | an address is not us",
        "listens at [::1]:4001 | listens at [::1]:4001",
        "/0:0:0:0:0:0:0:1 | /0:0:0:0:0:0:0:1",
        "binds to :: | binds to ::",

        // Network cards.
        "card 52:54:00:12:ab:CD is up | card an address is up",
        "card 52-54-00-12-ab-cd. | card an address.",
        "52:54:00:12:ab:cd: no carrier | an address: no carrier",

        // What only looks alike.
        "20:15:30.123 WARN | 20:15:30.123 WARN",
        "2026-11-26T20:15:30Z | 2026-11-26T20:15:30Z",
        "HearthTest::new and Cafe::of | HearthTest::new and Cafe::of",
        "a:b:c:d, say | a:b:c:d, say",
        "12:34:56:78:9a:bc:de | 12:34:56:78:9a:bc:de",
        "1.2.3 and 1.2.3.4.5 | 1.2.3 and 1.2.3.4.5",
      })
  void takesOutWhatAStrangerNeedNotKnow(String line, String redacted) {
    assertThat(redaction.redact(line)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key %s!       | key 01234567…!",
        "0x%s          | 0x012345…",
        "lease %sff    | lease %sff",
      })
  void cutsKeysShort(String line, String redacted) {
    String key = "0123456789abcdef".repeat(4);
    assertThat(redaction.redact(line.formatted(key))).isEqualTo(redacted.formatted(key));
  }
}
