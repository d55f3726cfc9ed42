package dev.hearth.wallet.escrow;

import static dev.hearth.wallet.escrow.EscrowCalls.encode;
import static dev.hearth.wallet.escrow.EscrowCalls.word;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.generated.Uint96;

/** The escrow's functions for pay that becomes bond as call data; tests hold them to Escrow.abi. */
final class HoldingCalls {
  static final String HOLD_PAY = "holdPay(address,address,address,uint96,bytes)";
  static final String HOLDING_OF = "holdingOf(address,address)";
  static final String CHOICES_OF = "choicesOf(address)";

  private HoldingCalls() {}

  /**
   * @param signature the provider's; nothing when it sends it itself
   */
  static Bytes holdPay(Holding holding, byte[] signature) {
    return encode(
        HOLD_PAY,
        word(holding.provider()),
        word(holding.token()),
        word(holding.node()),
        new Uint96(holding.upTo().amount()),
        new DynamicBytes(signature));
  }

  static Bytes holdingOf(Address provider, Address token) {
    return encode(HOLDING_OF, word(provider), word(token));
  }

  static Bytes choicesOf(Address provider) {
    return encode(CHOICES_OF, word(provider));
  }
}
