package dev.hearth.wallet.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ethereum:0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266@1",
        "hearth-pair:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdEfGhIjKlMnOpQrStUvWxYz",
        "0"
      })
  void readsBack(String text) throws Exception {
    List<String> rows = QrCode.of(text).rows();
    BitMatrix seen = new BitMatrix(rows.size());
    for (int y = 0; y < rows.size(); y++) {
      assertThat(rows.get(y)).hasSize(rows.size()).matches("[#.]+");
      for (int x = 0; x < rows.size(); x++) {
        if (rows.get(y).charAt(x) == '#') {
          seen.set(x, y);
        }
      }
    }
    assertThat(new Decoder().decode(seen).getText()).isEqualTo(text);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> QrCode.of("x".repeat(3000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
