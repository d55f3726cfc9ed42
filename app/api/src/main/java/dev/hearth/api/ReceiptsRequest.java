package dev.hearth.api;

/**
 * A page of receipts.
 *
 * @param from where it begins: 0 for the newest receipt, then {@link ReceiptPage#next}
 * @param count how many, at most {@link #MOST}
 */
public record ReceiptsRequest(long from, int count) {
  public static final int MOST = 1000;

  /** The newest receipts. */
  public static ReceiptsRequest newest(int count) {
    return new ReceiptsRequest(0, count);
  }
}
