package dev.hearth.protocol;

/** The device is held free for a challenge, for so many seconds. */
public record SpeedReady(int seconds) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.SPEED_READY, 1).number(1, seconds).toArray();
  }

  public static SpeedReady decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.SPEED_READY, 1, encoded);
    return new SpeedReady(in.count(1, Integer.MAX_VALUE));
  }
}
