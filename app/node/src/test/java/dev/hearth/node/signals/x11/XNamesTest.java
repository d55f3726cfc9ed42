package dev.hearth.node.signals.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XNamesTest {
  private static final int LOCAL = 256;
  private static final int ANY = 65535;

  @TempDir Path folder;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Cookies cookies;

  @BeforeEach
  void host() {
    cookies = new Cookies(folder.resolve("authority"), "desk");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        ":0, /tmp/.X11-unix/X0",
        ":12.1, /tmp/.X11-unix/X12",
        "unix:3, /tmp/.X11-unix/X3",
        "desk/unix:3.0, /tmp/.X11-unix/X3",
        "localhost:10.0, -",
        "remote.example:0, -",
        "nonsense, -"
      })
  void displaysOfThisMachineHaveSockets(String name, Path socket) {
    assertThat(DisplayName.parse(name).map(DisplayName::socket).orElse(null)).isEqualTo(socket);
  }

  private void entry(int family, String host, String display, String method, String cookie) {
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeShort(family);
      for (String field : new String[] {host, display, method, cookie}) {
        out.writeUTF(field); // two bytes of length, as in the file
      }
      Files.write(cookies.file(), bytes.toByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String of(int display) {
    return cookies
        .of(new DisplayName(display))
        .map(cookie -> new String(cookie, StandardCharsets.US_ASCII))
        .orElse("none");
  }

  @Test
  void theCookieOfThisHostAndDisplayComesFirst() {
    assertThat(of(0)).isEqualTo("none");
    entry(ANY, "", "0", "XDM-AUTHORIZATION-1", "another method");
    assertThat(of(0)).isEqualTo("none");
    entry(ANY, "", "", Cookies.METHOD, "any");
    entry(LOCAL, "laptop", "0", Cookies.METHOD, "another host");
    assertThat(of(0)).isEqualTo("any");
    entry(LOCAL, "desk", "1", Cookies.METHOD, "one");
    entry(LOCAL, "desk", "0", Cookies.METHOD, "zero");
    assertThat(of(0)).isEqualTo("zero");
    assertThat(of(1)).isEqualTo("one");
    assertThat(of(2)).isEqualTo("any");
  }

  @Test
  void aFileThatEndsEarlyCountsAsFarAsItGoes() throws IOException {
    entry(ANY, "", "", Cookies.METHOD, "any");
    bytes.write(1);
    Files.write(cookies.file(), bytes.toByteArray());
    assertThat(of(0)).isEqualTo("any");
  }
}
