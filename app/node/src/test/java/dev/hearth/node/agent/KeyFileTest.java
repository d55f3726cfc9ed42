package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hearth.api.rpc.RpcException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  @TempDir Path folder;

  @Test
  void readsAKey() throws IOException {
    assertThat(KeyFile.read(file("1".repeat(64) + "\n")).address().toString())
        .isEqualTo("0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a");
  }

  /** The last is no text at all: it is written as Latin-1. */
  @ParameterizedTest
  @ValueSource(strings = {"", "no key", "11", "\u00ff\u00fe"})
  void whatIsThereAndNoKeyIsWrong(String content) throws IOException {
    Path path = file(content);
    assertThatExceptionOfType(RpcException.class)
        .isThrownBy(() -> KeyFile.read(path))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("KEY-WRONG"));
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThatExceptionOfType(RpcException.class)
        .isThrownBy(() -> KeyFile.read(folder.resolve("none")))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("KEY-MISSING"));
  }

  private Path file(String content) throws IOException {
    return Files.write(folder.resolve("key"), content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
