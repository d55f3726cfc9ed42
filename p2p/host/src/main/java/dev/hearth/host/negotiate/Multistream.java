package dev.hearth.host.negotiate;

import dev.hearth.host.stream.Messages;
import dev.hearth.host.stream.Pipe;
import dev.hearth.host.wire.Varint;
import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** multistream-select 1.0: agrees on a protocol for a pipe, one line a proposal. */
public final class Multistream {
  private static final String HEADER = "/multistream/1.0.0";
  private static final String REFUSED = "na";
  private static final int MAX_LINE = 1024;
  private static final int MAX_PROPOSALS = 16;

  private Multistream() {}

  /** The dialler's side; throws when the peer does not speak the protocol. */
  public static void propose(Pipe pipe, String protocol) throws IOException {
    ByteArrayOutputStream opening = new ByteArrayOutputStream();
    appendLine(opening, HEADER);
    appendLine(opening, protocol);
    pipe.write(opening.toByteArray());
    expectHeader(pipe);
    String answer = readLine(pipe);
    if (!answer.equals(protocol)) {
      throw new IOException("the peer does not speak " + protocol);
    }
  }

  /** The listener's side: the first proposal that is supported. */
  public static String accept(Pipe pipe, Predicate<String> supported) throws IOException {
    writeLine(pipe, HEADER);
    expectHeader(pipe);
    for (int i = 0; i < MAX_PROPOSALS; i++) {
      String proposal = readLine(pipe);
      if (supported.test(proposal)) {
        writeLine(pipe, proposal);
        return proposal;
      }
      writeLine(pipe, REFUSED);
    }
    throw new IOException("the peer proposed no protocol that is spoken here");
  }

  private static void expectHeader(Pipe pipe) throws IOException {
    if (!readLine(pipe).equals(HEADER)) {
      throw new MalformedException("the peer does not speak multistream-select 1.0");
    }
  }

  private static String readLine(Pipe pipe) throws IOException {
    byte[] line = Messages.read(pipe, MAX_LINE);
    if (line.length == 0 || line[line.length - 1] != '\n') {
      throw new MalformedException("a negotiation line without its end");
    }
    return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
  }

  private static void writeLine(Pipe pipe, String line) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    appendLine(out, line);
    pipe.write(out.toByteArray());
  }

  private static void appendLine(ByteArrayOutputStream out, String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    Varint.write(out, bytes.length);
    out.writeBytes(bytes);
  }
}
