package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import java.util.stream.Stream;

/** LOG0 to LOG4. */
final class Logging {
  private static final int MAX_TOPICS = 4;

  private Logging() {}

  static void define(Opcodes table) {
    for (int n = 0; n <= MAX_TOPICS; n++) {
      int topics = n;
      table.define(0xa0 + n, Gas.LOG + Gas.LOG_TOPIC * n, frame -> log(frame, topics));
    }
  }

  private static void log(Frame frame, int topicCount) {
    frame.requireWritable();
    Range range = frame.popRange();
    var topics = Stream.<BigInteger>generate(frame::pop).limit(topicCount).toList();
    frame.expand(range);
    frame.use(Gas.LOG_BYTE * range.length());
    byte[] data = frame.memory().read(range);
    frame.substate().log(new Log(frame.message().self(), topics, data));
  }
}
