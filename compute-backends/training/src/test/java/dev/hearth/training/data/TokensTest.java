package dev.hearth.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void aBlobIsLittleEndianAndUnsigned() throws Exception {
    Tokens tokens = Tokens.read(new byte[] {1, 0, (byte) 0xff, (byte) 0xff}, 1 << 16);
    assertThat(tokens.size()).isEqualTo(2);
    assertThat(tokens.at(0)).isEqualTo(1);
    assertThat(tokens.at(1)).isEqualTo(65535);
    assertThat(tokens.blob()).containsExactly(1, 0, 255, 255);
  }

  @Test
  void refusesHalvesAndStrangers() {
    assertThatThrownBy(() -> Tokens.read(new byte[3], 10)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Tokens.read(new byte[] {10, 0}, 10))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("token 10");
  }

  @Test
  void readsATokenFileAndRefusesOneThatLies() throws Exception {
    assertThat(TokenFile.read(file(20240520, 3), 10).at(2)).isEqualTo(7);
    for (ByteBuffer lie :
        new ByteBuffer[] {
          file(20240520, 4), file(20240520, -1), file(1, 3), ByteBuffer.allocate(8)
        }) {
      assertThatThrownBy(() -> TokenFile.read(lie, 10)).isInstanceOf(MalformedException.class);
    }
  }

  private static ByteBuffer file(int magic, int claimed) {
    ByteBuffer file = ByteBuffer.allocate(1024 + 6).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(magic).putInt(1).putInt(claimed).putShort(1028, (short) 7);
    return file.position(0);
  }
}
