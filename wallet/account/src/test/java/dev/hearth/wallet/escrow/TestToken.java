package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;

/** The chain's coin, or a token of src/test/solidity: what a test's jobs are in. */
record TestToken(Chain chain, WalletKey maker, Address address) {

  /**
   * @param name of its contract; empty for coin
   */
  static TestToken deploy(Chain chain, WalletKey maker, String name) throws IOException {
    return new TestToken(chain, maker, name.isEmpty() ? Token.COIN : make(chain, maker, name));
  }

  private static Address make(Chain chain, WalletKey maker, String name) throws IOException {
    try (InputStream in = TestToken.class.getResourceAsStream(name + ".bin")) {
      String code = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
      return mined(chain.send(maker, Call.create(HexFormat.of().parseHex(code))))
          .contract()
          .orElseThrow();
    }
  }

  boolean isCoin() {
    return address.equals(Token.COIN);
  }

  Wei balance(Address account) throws IOException {
    return isCoin() ? chain.balance(account) : Token.at(chain, address).balance(account);
  }

  void give(Address account, Wei amount) throws IOException {
    if (isCoin()) {
      chain.practiceTools().grant(account, amount);
    } else {
      tell("mint(address,uint256)", EscrowCalls.word(account), new Uint256(amount.amount()));
    }
  }

  /** Has the token do one of the things that only a test's does. */
  void tell(String signature, Type<?>... arguments) throws IOException {
    Bytes data = EscrowCalls.encode(signature, arguments);
    mined(chain.send(maker, Call.of(address, Wei.ZERO, data)));
  }

  private static Mined mined(TransactionOutcome outcome) {
    assertThat(outcome).isInstanceOf(Mined.class);
    return (Mined) outcome;
  }
}
