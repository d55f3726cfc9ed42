package dev.hearth.wallet.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A QR code (ISO/IEC 18004) without its quiet zone, which whoever draws it leaves: 4 light modules
 * on every side.
 *
 * @param rows from the top, each as long as there are rows; '#' is a dark module, '.' a light one
 */
public record QrCode(List<String> rows) {
  public QrCode {
    rows = List.copyOf(rows);
  }

  /**
   * Of ASCII text; mends 15 % of damage. Throws IllegalArgumentException for more than about 2,300
   * bytes.
   */
  public static QrCode of(String text) {
    try {
      return new QrCode(rows(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix()));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    }
  }

  private static List<String> rows(ByteMatrix modules) {
    List<String> rows = new ArrayList<>();
    for (int y = 0; y < modules.getHeight(); y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < modules.getWidth(); x++) {
        row.append(modules.get(x, y) == 1 ? '#' : '.');
      }
      rows.add(row.toString());
    }
    return rows;
  }
}
