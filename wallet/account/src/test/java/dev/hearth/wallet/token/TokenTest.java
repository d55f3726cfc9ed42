package dev.hearth.wallet.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.PracticeFixture;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.chain.TransactionOutcome.Reverted;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTest {
  private static final Address SPENDER = Address.ofHex("0x" + "7".repeat(40));
  private PracticeFixture fixture;
  private WalletKey owner;

  @BeforeEach
  void start() throws IOException {
    fixture = PracticeFixture.start();
    owner = fixture.richKey();
  }

  @AfterEach
  void stop() throws IOException {
    fixture.close();
  }

  private Token token(String name) throws IOException {
    try (InputStream in = Token.class.getResourceAsStream("/dev/hearth/wallet/escrow/" + name)) {
      String code = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
      Mined made = (Mined) fixture.chain().send(owner, Call.create(HexFormat.of().parseHex(code)));
      Address address = made.contract().orElseThrow();
      Bytes mint =
          Bytes.ofHex(
              Hash.keccak256("mint(address,uint256)".getBytes(StandardCharsets.US_ASCII)).brief()
                  + "0".repeat(24)
                  + owner.address().toString().substring(2)
                  + "%064x".formatted(1000));
      fixture.chain().send(owner, Call.of(address, Wei.ZERO, mint));
      return Token.at(fixture.chain(), address);
    }
  }

  @ParameterizedTest
  @CsvSource({"PlainToken.bin, PLN, 6", "SilentToken.bin, SLT, 18"})
  void tellsWhatItIsAndMoves(String name, String symbol, int decimals) throws IOException {
    Token token = token(name);
    assertThat(token.symbol()).isEqualTo(symbol);
    assertThat(token.decimals()).isEqualTo(decimals);
    assertThat(token.transfer(owner, SPENDER, Wei.of(300))).isInstanceOf(Mined.class);
    assertThat(token.balance(SPENDER)).isEqualTo(Wei.of(300));
    assertThat(token.balance(owner.address())).isEqualTo(Wei.of(700));
    assertThat(token.transfer(owner, SPENDER, Wei.of(701))).isInstanceOf(Reverted.class);
  }

  /** What is left of an earlier word is taken back first, which some tokens insist on. */
  @ParameterizedTest
  @CsvSource({"PlainToken.bin", "SilentToken.bin"})
  void allowsAsMuchAsIsAsked(String name) throws IOException {
    Token token = token(name);
    assertThat(token.allow(owner, SPENDER, Wei.of(5))).isEmpty();
    assertThat(token.allow(owner, SPENDER, Wei.of(9))).isEmpty();
    assertThat(token.allowance(owner.address(), SPENDER)).isEqualTo(Wei.of(9));
    long sent = fixture.chain().transactions(owner.address());
    assertThat(token.allow(owner, SPENDER, Wei.of(8))).isEmpty();
    assertThat(fixture.chain().transactions(owner.address())).isEqualTo(sent);
  }

  @Test
  void nothingAtTheAddressIsSaid() {
    Token nothing = Token.at(fixture.chain(), SPENDER);
    assertThatThrownBy(() -> nothing.balance(SPENDER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("There is no token at " + SPENDER);
  }

  /** Whoever made a token may call it what he likes. */
  @ParameterizedTest
  @CsvSource({
    "<b>USD</b> now!, bUSDbnow",
    "'\n\u0007', units",
    "ABCDEFGHIJKLMNOPQ, ABCDEFGHIJKL",
    "USDC.e, USDC.e"
  })
  void aSymbolIsCutAndCleaned(String told, String read) {
    String text = HexFormat.of().formatHex(told.getBytes(StandardCharsets.UTF_8));
    String padded = text + "0".repeat((64 - text.length() % 64) % 64);
    String words = "%064x%064x".formatted(32, text.length() / 2) + padded;
    assertThat(Symbol.read(Bytes.ofHex(words))).isEqualTo(read);
    assertThat(Symbol.read(Bytes.ofHex(padded))).isEqualTo(read);
  }
}
