package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be gets one line with what to do and a code: exit 2 for usage, 1 for failure. */
@Timeout(20)
class BadInputTest {
  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Files.write(folder.resolve("empty.txt"), new byte[0]);
    Files.write(folder.resolve("binary.txt"), new byte[10_000]);
    Files.writeString(folder.resolve("short.txt"), "A few words.");
    Files.writeString(folder.resolve("text.txt"), "It was a dark and stormy night. ".repeat(1000));
    Files.writeString(
        folder.resolve("long.txt"), "It was a dark and stormy night. ".repeat(170_000));
    Files.writeString(folder.resolve("receipt.json"), "{\"receipt\": 1}");
    Files.writeString(folder.resolve("key.hex"), "no key");
    Files.writeString(folder.resolve("good.hex"), "1".repeat(64));
    Files.writeString(folder.resolve("blank.txt"), "\n");
    Files.write(folder.resolve("noise.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    Files.createDirectory(folder.resolve("void"));
    Path lying = Files.createDirectory(folder.resolve("lying"));
    Files.writeString(lying.resolve("config.json"), "{}");
    Files.write(lying.resolve("init.safetensors"), headerOf(1L << 40));
    Path model = Files.createDirectory(folder.resolve("model"));
    Files.writeString(model.resolve("provenance.json"), "{\"job\":1}");
  }

  /** The length field of the format, and none of what it promises. */
  private static byte[] headerOf(long length) {
    return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
  }

  @ParameterizedTest(name = "{2}: hearth {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fly                                                           | 2 | USAGE
          train                                                         | 2 | USAGE
          demo --fast                                                   | 2 | USAGE
          demo --rounds few                                             | 2 | USAGE
          wallet                                                        | 2 | USAGE
          wallet burn                                                   | 2 | USAGE
          job                                                           | 2 | USAGE
          job show                                                      | 2 | USAGE
          train --data @text.txt --preset tiny --out @o                 | 2 | USAGE
          train --data @text.txt --preset tiny --steps 1                | 2 | USAGE
          train --data @text.txt --init @void --preset tiny --steps 1 --out @o | 2 | USAGE
          train --data @text.txt --preset tiny --steps 1 --out @o --vocab word | 2 | USAGE
          train --data @none.txt --preset tiny --steps 1 --out @o       | 2 | DATA-MISSING
          train --data @void --preset tiny --steps 1 --out @o           | 2 | DATA-FOLDER
          train --data @empty.txt --preset tiny --steps 1 --out @o      | 1 | DATA-EMPTY
          train --data @binary.txt --preset tiny --steps 1 --out @o     | 1 | DATA-BINARY
          train --data @short.txt --preset tiny --steps 1 --out @o      | 1 | DATA-SHORT
          train --data @text.txt --preset tiny --steps 1 --out @o --batch 100000 | 1 | DATA-SHORT
          train --data @text.txt --preset huge --steps 1 --out @o       | 2 | PRESET-UNKNOWN
          train --data @text.txt --preset tiny --steps 0 --out @o       | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --batch 0 | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --batch -4 | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --lr 0 | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --lr NaN | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --lr Infinity | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --accumulate 5 | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --accumulate 0 | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --threads 0 | 2 | TRAIN-VALUE
          train --data @text.txt --preset tiny --steps 1 --out @o --threads 2000000000 | 2 | TRAIN-VALUE
          train --data @long.txt --preset small --steps 1 --out @o --batch 2000 | 1 | MEMORY-SHORT
          train --data @text.txt --preset tiny --steps 1 --out @text.txt --batch 2 | 2 | OUT-FILE
          train --data @text.txt --preset tiny --steps 1 --out @text.txt/o --batch 2 | 1 | OUT-FAILED
          train --data @text.txt --preset tiny --steps 1 --out @o --batch 2 --device warp | 2 | DEVICE-UNKNOWN
          train --init @none --steps 1 --out @o                         | 2 | INIT-MISSING
          train --init @text.txt --steps 1 --out @o                     | 2 | INIT-MISSING
          train --init @void --steps 1 --out @o                         | 1 | INIT-WRONG
          train --init @lying --steps 1 --out @o                        | 1 | INIT-WRONG
          demo --data @none.txt --out @o                                | 2 | DATA-MISSING
          demo --data @empty.txt --out @o                               | 1 | DATA-EMPTY
          demo --data @binary.txt --out @o                              | 1 | DATA-BINARY
          demo --data @short.txt --out @o                               | 1 | DATA-SHORT
          demo --data EMPTY --out @o                                    | 2 | USAGE
          demo --data @text.txt --out EMPTY                             | 2 | USAGE
          demo --data @text.txt --out @o --rounds 10001                 | 2 | DEMO-VALUE
          demo --data @text.txt --out @o --providers 65                 | 2 | DEMO-VALUE
          demo --data @text.txt --out @text.txt                         | 2 | OUT-FILE
          demo --data @text.txt --out @o --preset huge                  | 2 | PRESET-UNKNOWN
          demo --data @text.txt --out @o --rounds 0                     | 2 | DEMO-VALUE
          demo --data @text.txt --out @o --providers 0 --cheaters 0     | 2 | DEMO-VALUE
          demo --data @text.txt --out @o --providers 2 --cheaters 2     | 2 | DEMO-VALUE
          demo --data @text.txt --out @o --cheaters -1                  | 2 | DEMO-VALUE
          demo --data @text.txt --out @o --audit-rate 2                 | 2 | DEMO-VALUE
          demo --data @text.txt --out @o --audit-rate NaN               | 2 | DEMO-VALUE
          devices --seconds -1                                          | 2 | DEVICES-SECONDS
          verify @none                                                  | 2 | MODEL-MISSING
          verify @text.txt                                              | 1 | MODEL-WRONG
          verify @void                                                  | 1 | MODEL-WRONG
          verify @model                                                 | 1 | MODEL-WRONG
          verify @model --model @void                                   | 2 | VERIFY-VALUE
          verify @receipt.json                                          | 1 | RECEIPT-WRONG
          verify @receipt.json --lease ab                               | 2 | VERIFY-VALUE
          chain                                                         | 2 | USAGE
          chain deploy --rpc http://localhost:1 --data-dir @none          | 1 | WALLET-NONE
          chain deploy --rpc chain --key-file @key.hex                  | 2 | NODE-ADDRESS
          chain deploy --rpc http://localhost:1 --key-file @none        | 2 | KEY-MISSING
          chain deploy --rpc http://localhost:1 --key-file @key.hex     | 1 | KEY-WRONG
          chain deploy --rpc http://localhost:1 --key-file @good.hex    | 1 | CHAIN-UNREACHED
          status --data-dir @none                                       | 1 | AGENT-NOT-RUNNING
          pause --data-dir @none                                        | 1 | AGENT-NOT-RUNNING
          pause --data-dir @none --minutes -1                           | 2 | PAUSE-MINUTES
          pause --data-dir @none --until-tomorrow                       | 1 | AGENT-NOT-RUNNING
          run --data-dir @none                                          | 1 | AGENT-NOT-RUNNING
          run --data-dir @none --minutes 0                              | 2 | RUN-MINUTES
          rules --data-dir @none                                        | 1 | AGENT-NOT-RUNNING
          logs --data-dir @none                                         | 1 | AGENT-NOT-RUNNING
          logs --data-dir @none --lines 0                               | 2 | LOGS-LINES
          device list --data-dir @none                                  | 1 | AGENT-NOT-RUNNING
          device benchmark --data-dir @none                             | 1 | AGENT-NOT-RUNNING
          device forecast --data-dir @none                              | 1 | AGENT-NOT-RUNNING
          device                                                        | 2 | USAGE
          config                                                        | 2 | USAGE
          config get --data-dir @conf                                   | 2 | USAGE
          config get idle.before --data-dir @conf                       | 2 | SETTING-UNKNOWN
          config set idle.before 5 --data-dir @conf                     | 2 | SETTING-UNKNOWN
          config set idle.after soon --data-dir @conf                   | 2 | SETTING-VALUE
          config reset idle.before --data-dir @conf                     | 2 | SETTING-UNKNOWN
          config list --data-dir @text.txt                              | 2 | DATA-DIR-FILE
          config try idle.after --data-dir @none                        | 2 | SETTING-VALUE
          config try idle.after=1s --days 8 --data-dir @none            | 2 | CONFIG-DAYS
          config try idle.after=1s --data-dir @none                     | 1 | AGENT-NOT-RUNNING
          resume --data-dir @none                                       | 1 | AGENT-NOT-RUNNING
          stop --data-dir @none                                         | 1 | AGENT-NOT-RUNNING
          wallet show --data-dir @none                                  | 1 | AGENT-NOT-RUNNING
          wallet receipts --data-dir @none                              | 1 | AGENT-NOT-RUNNING
          wallet receipt ab --data-dir @none                            | 2 | USAGE
          wallet receipt ab --data-dir @none --out @text.txt            | 2 | OUT-EXISTS
          wallet receipt ab --data-dir @none --out @new.json            | 1 | AGENT-NOT-RUNNING
          wallet redeem --data-dir @none                                | 1 | AGENT-NOT-RUNNING
          wallet words --data-dir @none                                 | 1 | AGENT-NOT-RUNNING
          wallet words --data-dir @none --passphrase-file @none         | 2 | PASSPHRASE-FILE
          wallet guard --data-dir @none --new-passphrase-file @none     | 2 | PASSPHRASE-FILE
          wallet restore --data-dir @none --words-file @none            | 2 | PASSPHRASE-FILE
          wallet guard --data-dir @none --new-passphrase-file @blank.txt | 1 | PASSPHRASE-EMPTY
          wallet guard --data-dir @none --new-passphrase-file @noise.bin | 1 | PASSPHRASE-BINARY
          wallet restore --data-dir @none --words-file @noise.bin       | 1 | PASSPHRASE-BINARY
          wallet faucet --data-dir @none --to 0x12                      | 2 | ADDRESS
          wallet faucet --data-dir @none --to me                        | 2 | ADDRESS
          wallet faucet --data-dir @none --amount lots                  | 2 | AMOUNT
          wallet faucet --data-dir @none --amount -1                    | 2 | AMOUNT
          wallet restore --data-dir @none --words-file @blank.txt --machine -1 | 2 | MACHINE-VALUE
          wallet receive --data-dir @none                               | 1 | AGENT-NOT-RUNNING
          wallet send --data-dir @none                                  | 2 | USAGE
          wallet send --data-dir @none --to 0x12 --amount lots          | 2 | AMOUNT
          wallet send --data-dir @none --to 0x12 --amount 1             | 1 | AGENT-NOT-RUNNING
          wallet send --data-dir @none --to 0x12 --amount 1 --passphrase-file @none | 2 | PASSPHRASE-FILE
          wallet bond --data-dir @none                                  | 2 | USAGE
          wallet bond --data-dir @none --amount lots                    | 2 | AMOUNT
          wallet bond --data-dir @none --amount 1                       | 1 | AGENT-NOT-RUNNING
          wallet hold --data-dir @none                                  | 2 | USAGE
          wallet hold --data-dir @none --up-to lots                     | 2 | AMOUNT
          wallet hold --data-dir @none --up-to 1                        | 1 | AGENT-NOT-RUNNING
          wallet pair --data-dir @none                                  | 1 | AGENT-NOT-RUNNING
          wallet pair --data-dir @none --machine first                  | 2 | USAGE
          wallet join --data-dir @none                                  | 2 | USAGE
          wallet join --data-dir @none --pairing-file @none --code-file @blank.txt | 2 | PASSPHRASE-FILE
          wallet join --data-dir @none --pairing-file @blank.txt --code-file @blank.txt | 1 | AGENT-NOT-RUNNING
          wallet import --data-dir @none --file @none --file-passphrase-file @blank.txt | 2 | PASSPHRASE-FILE
          wallet export --data-dir @none --out @blank.txt --file-passphrase-file @blank.txt | 2 | KEY-FILE-EXISTS
          wallet export --data-dir @none --out @none --file-passphrase-file @blank.txt | 1 | AGENT-NOT-RUNNING
          job list --data-dir @none                                     | 1 | AGENT-NOT-RUNNING
          job show ab --data-dir @none                                  | 1 | AGENT-NOT-RUNNING
          job watch ab --data-dir @none                                 | 1 | AGENT-NOT-RUNNING
          job sample ab --data-dir @none                                | 1 | AGENT-NOT-RUNNING
          job sample ab --data-dir @none --tokens 0                     | 2 | SAMPLE-VALUE
          job sample ab --data-dir @none --tokens 10001                 | 2 | SAMPLE-VALUE
          job save ab --out @text.txt --data-dir @none                  | 2 | OUT-FILE
          job stop ab --data-dir @none                                  | 1 | AGENT-NOT-RUNNING
          job plant                                                     | 2 | USAGE
          job plant ab --data-dir @none                                 | 1 | AGENT-NOT-RUNNING
          plant --data-dir @none                                        | 2 | USAGE
          plant --data-dir @none --code-file @blank.txt --stop ab       | 2 | USAGE
          plant --data-dir @none --code-file @none                      | 2 | PASSPHRASE-FILE
          plant --data-dir @none --code-file @noise.bin                 | 1 | PASSPHRASE-BINARY
          plant --data-dir @none --code-file @blank.txt                 | 1 | AGENT-NOT-RUNNING
          plant --data-dir @none --stop ab                              | 1 | AGENT-NOT-RUNNING
          submit --data @text.txt --budget 1 --data-dir @none           | 1 | AGENT-NOT-RUNNING
          submit --data @none.txt --budget 1 --data-dir @none           | 2 | DATA-MISSING
          submit --data @empty.txt --budget 1 --data-dir @none          | 1 | DATA-EMPTY
          submit --data @text.txt --budget much --data-dir @none        | 2 | AMOUNT
          submit --data @text.txt --budget 1 --audit-pot much --data-dir @none | 2 | AMOUNT
          submit --data @text.txt --budget 1 --preset huge              | 2 | PRESET-UNKNOWN
          submit --data @text.txt --budget 1 --rounds 0                 | 2 | SUBMIT-VALUE
          submit --data @text.txt --budget 1 --rounds 10001             | 2 | SUBMIT-VALUE
          submit --data @text.txt --budget 1 --key-file @key.hex --passphrase-file @key.hex | 2 | SUBMIT-VALUE
          submit --data @text.txt --budget 1 --audit-rate 2             | 2 | SUBMIT-VALUE
          submit --data @text.txt --budget 1 --key-file @none           | 2 | KEY-MISSING
          submit --data @text.txt --budget 1 --passphrase-file @none --data-dir @none | 2 | PASSPHRASE-FILE
          submit --data @text.txt --budget 1 --token 0x12 --price 1 --data-dir @none | 2 | ADDRESS
          submit --data @text.txt --budget 1 --token TOKEN --data-dir @none | 2 | SUBMIT-VALUE
          submit --data @text.txt --budget 1 --token TOKEN --price dear --data-dir @none | 2 | AMOUNT
          submit --data @text.txt --budget 1e9 --token TOKEN --price 1 --data-dir @none | 2 | AMOUNT
          submit --data @text.txt --budget 1 --token TOKEN --price 1 --data-dir @none | 1 | AGENT-NOT-RUNNING
          wallet send --data-dir @none --to 0x12 --amount 1 --token me  | 2 | ADDRESS
          wallet bond --data-dir @none --amount lots --token TOKEN      | 2 | AMOUNT
          wallet hold --data-dir @none --up-to 1 --token TOKEN          | 1 | AGENT-NOT-RUNNING
          config set pay.tokens 0x12 --data-dir @conf                   | 2 | SETTING-VALUE
          config set pay.tokens TOKEN=much --data-dir @conf             | 2 | SETTING-VALUE
          config set pay.tokens TOKEN,TOKEN --data-dir @conf            | 2 | SETTING-VALUE
          node --data-dir @node --listen here                           | 2 | NODE-ADDRESS
          node --data-dir @node --bootstrap there                       | 2 | NODE-ADDRESS
          node --data-dir @node --rpc chain                             | 2 | NODE-ADDRESS
          node --data-dir @node --rpc http://localhost:1 --escrow 0x12  | 2 | NODE-ADDRESS
          node --data-dir @node --escrow 0x12                           | 2 | NODE-ADDRESS
          node --data-dir @node --rpc http://localhost:1 --audits 0x12  | 2 | NODE-ADDRESS
          node --data-dir @node --audits 0x12                           | 2 | NODE-ADDRESS
          node --data-dir @node --practice-money                        | 2 | NODE-ADDRESS
          node --data-dir @node --chain-id 1                            | 2 | NODE-ADDRESS
          node --data-dir @text.txt/node                                | 1 | DATA-DIR-FAILED
          node --data-dir @LONG                                         | 2 | DATA-DIR-LONG
          node --data-dir @node --threads 0                             | 2 | NODE-VALUE
          node --data-dir @node --threads 1025                          | 2 | NODE-VALUE
          node --data-dir @text.txt                                     | 2 | DATA-DIR-FILE
          agent --data-dir @text.txt --hidden                           | 2 | DATA-DIR-FILE
          practice --data-dir @p --data @none.txt                       | 2 | DATA-MISSING
          practice --data-dir @p --cheaters 4                           | 2 | PRACTICE-VALUE
          practice --data-dir @p --providers 65                         | 2 | PRACTICE-VALUE
          practice --data-dir @text.txt/p                               | 1 | DATA-DIR-FAILED
          practice --data-dir @text.txt                                 | 2 | DATA-DIR-FILE
          """)
  void saysInOneLineWhatToDo(String line, int exitCode, String code) {
    Invocation said = Invocation.of(arguments(line));

    assertThat(said.err()).hasSize(1);
    assertThat(said.err().getFirst()).matches("\\S.*\\. .*\\. \\[" + code + "\\]");
    assertThat(said.exitCode()).isEqualTo(exitCode);
    assertThat(said.out()).isEmpty();
    assertThat(folder.resolve("o").resolve("model.safetensors")).doesNotExist();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void refusesAFileWithoutAnEnd() {
    saysInOneLineWhatToDo(
        "train --data /dev/zero --preset tiny --steps 1 --out @o", 1, "DATA-UNREADABLE");
  }

  @Test
  void showsWhereItFailedToWhoAsks() {
    Invocation said = Invocation.of("status", "--data-dir", folder.toString(), "--verbose");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).hasSizeGreaterThan(2);
    assertThat(said.err().getFirst()).endsWith("[AGENT-NOT-RUNNING]");
    assertThat(said.err()).anyMatch(trace -> trace.startsWith("\tat dev.hearth"));
  }

  @Test
  void helpIsNoError() {
    Invocation said = Invocation.of("train", "--help");

    assertThat(said.exitCode()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(String.join("\n", said.out())).contains("--steps").contains("--json");
  }

  /** A word that starts with @ is a path in the test's folder; some words stand for others. */
  private static String[] arguments(String line) {
    return Arrays.stream(
            line.replace("LONG", "long".repeat(25))
                .replace("TOKEN", "0x" + "7".repeat(40))
                .split(" +"))
        .map(word -> word.equals("EMPTY") ? "" : word)
        .map(word -> word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word)
        .toArray(String[]::new);
  }
}
