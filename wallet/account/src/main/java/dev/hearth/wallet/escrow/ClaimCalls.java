package dev.hearth.wallet.escrow;

import static dev.hearth.wallet.escrow.EscrowCalls.LEASE;
import static dev.hearth.wallet.escrow.EscrowCalls.bytes;
import static dev.hearth.wallet.escrow.EscrowCalls.encode;
import static dev.hearth.wallet.escrow.EscrowCalls.struct;
import static dev.hearth.wallet.escrow.EscrowCalls.word;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint128;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;

/** The escrow's functions for claims as call data; tests hold them to Escrow.abi. */
final class ClaimCalls {
  private static final String SHOWN = "((" + LEASE + ",bytes,bytes32,uint256),uint256,bytes32[])";

  static final String OPEN_CLAIMS = "openClaims(bytes32,uint128,address[3],uint256)";
  static final String SLASH = "slash(" + LEASE + ",bytes," + LEASE + ",bytes)";
  static final String RETURN_PAYERS_BOND = "returnPayersBond(bytes32)";
  static final String PAYERS_BOND_OF = "payersBondOf(bytes32)";
  static final String POST_BOND = "postBond(address,address,uint256)";
  static final String WITHDRAW_BOND = "withdrawBond(address,address,uint256)";
  static final String CLAIM = "claim(bytes32,address,bytes32,uint32,uint128,bytes[2])";
  static final String COMMIT_CHALLENGE = "commitChallenge(bytes32)";
  static final String CHALLENGE = "challenge(bytes32," + SHOWN + ",bytes32)";
  static final String SETTLE = "settle(bytes32)";
  static final String PAY_CLAIM = "payClaim(bytes32," + SHOWN + "[],uint256[])";
  static final String CLOSE_CLAIM = "closeClaim(bytes32)";
  static final String COLLECT = "collect(address)";
  static final String BOND_OF = "bondOf(address,address,address)";
  static final String CLAIM_OF = "claimOf(bytes32)";
  static final String CHALLENGE_OF = "challengeOf(bytes32)";
  static final String CREDIT_OF = "creditOf(address,address)";
  static final String COURT = "court()";
  static final String CLAIM_TERMS_OF = "claimTermsOf(bytes32)";

  private ClaimCalls() {}

  /**
   * @param keepers three
   */
  static Bytes openClaims(Hash job, Wei stake, List<Address> keepers, Wei bond) {
    return encode(
        OPEN_CLAIMS,
        word(job),
        new Uint128(stake.amount()),
        new StaticStruct(word(keepers.get(0)), word(keepers.get(1)), word(keepers.get(2))),
        new Uint256(bond.amount()));
  }

  static Bytes slash(SignedLease one, SignedLease other) {
    return encode(
        SLASH,
        struct(one.lease()),
        bytes(one.signature()),
        struct(other.lease()),
        bytes(other.signature()));
  }

  static Bytes returnPayersBond(Hash job) {
    return encode(RETURN_PAYERS_BOND, word(job));
  }

  static Bytes payersBondOf(Hash job) {
    return encode(PAYERS_BOND_OF, word(job));
  }

  static Bytes postBond(Address node, Address token, Wei amount) {
    return encode(POST_BOND, word(node), word(token), new Uint256(amount.amount()));
  }

  static Bytes withdrawBond(Address node, Address token, Wei amount) {
    return encode(WITHDRAW_BOND, word(node), word(token), new Uint256(amount.amount()));
  }

  /**
   * @param receipts two
   */
  static Bytes claim(Claim claim, List<Signature> receipts) {
    return encode(
        CLAIM,
        word(claim.job()),
        word(claim.provider()),
        word(claim.root()),
        new Uint32(claim.count()),
        new Uint128(claim.amount().amount()),
        // A fixed array of dynamic members is laid out as a struct of them.
        new DynamicStruct(bytes(receipts.get(0)), bytes(receipts.get(1))));
  }

  static Bytes commitChallenge(Hash commitment) {
    return encode(COMMIT_CHALLENGE, word(commitment));
  }

  static Bytes challenge(Claim claim, ClaimList list, int index, Hash salt) {
    return encode(CHALLENGE, word(claim.id()), shown(list, index), word(salt));
  }

  static Bytes settle(Hash challenge) {
    return encode(SETTLE, word(challenge));
  }

  static Bytes payClaim(
      Claim claim, ClaimList list, List<Integer> indices, List<BigInteger> hints) {
    return encode(
        PAY_CLAIM,
        word(claim.id()),
        new DynamicArray<>(DynamicStruct.class, indices.stream().map(n -> shown(list, n)).toList()),
        new DynamicArray<>(Uint256.class, hints.stream().map(Uint256::new).toList()));
  }

  static Bytes closeClaim(Hash claim) {
    return encode(CLOSE_CLAIM, word(claim));
  }

  static Bytes collect(Address token) {
    return encode(COLLECT, word(token));
  }

  static Bytes bondOf(Address provider, Address node, Address token) {
    return encode(BOND_OF, word(provider), word(node), word(token));
  }

  static Bytes claimOf(Hash claim) {
    return encode(CLAIM_OF, word(claim));
  }

  static Bytes challengeOf(Hash challenge) {
    return encode(CHALLENGE_OF, word(challenge));
  }

  static Bytes creditOf(Address account, Address token) {
    return encode(CREDIT_OF, word(account), word(token));
  }

  static Bytes court() {
    return encode(COURT);
  }

  static Bytes claimTermsOf(Hash job) {
    return encode(CLAIM_TERMS_OF, word(job));
  }

  private static DynamicStruct shown(ClaimList list, int index) {
    ClaimedLease claimed = list.lease(index);
    DynamicStruct struct =
        new DynamicStruct(
            struct(claimed.lease().lease()),
            new DynamicBytes(claimed.lease().signature().toArray()),
            word(claimed.commitment()),
            new Uint256(claimed.values()));
    List<Bytes32> path = list.path(index).stream().map(EscrowCalls::word).toList();
    return new DynamicStruct(struct, new Uint256(index), new DynamicArray<>(Bytes32.class, path));
  }
}
