package dev.hearth.wallet.token;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;

/** EIP-20's functions as call data. */
final class TokenCalls {
  private TokenCalls() {}

  static Bytes balanceOf(Address account) {
    return encode("balanceOf(address)", word(account));
  }

  static Bytes allowance(Address owner, Address spender) {
    return encode("allowance(address,address)", word(owner), word(spender));
  }

  static Bytes approve(Address spender, Wei amount) {
    return encode("approve(address,uint256)", word(spender), new Uint256(amount.amount()));
  }

  static Bytes transfer(Address to, Wei amount) {
    return encode("transfer(address,uint256)", word(to), new Uint256(amount.amount()));
  }

  static Bytes symbol() {
    return encode("symbol()");
  }

  static Bytes decimals() {
    return encode("decimals()");
  }

  private static Bytes encode(String signature, Type<?>... arguments) {
    String selector = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII)).brief();
    return Bytes.ofHex(selector + FunctionEncoder.encodeConstructor(List.of(arguments)));
  }

  private static org.web3j.abi.datatypes.Address word(Address address) {
    return new org.web3j.abi.datatypes.Address(address.toString());
  }
}
