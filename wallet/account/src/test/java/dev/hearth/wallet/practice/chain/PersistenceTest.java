package dev.hearth.wallet.practice.chain;

import static dev.hearth.wallet.practice.Wallets.BOB;
import static dev.hearth.wallet.practice.Wallets.NOW;
import static dev.hearth.wallet.practice.Wallets.address;
import static dev.hearth.wallet.practice.Wallets.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.practice.Assembly;
import dev.hearth.wallet.practice.Wallets;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
  /** Logs and stores the time it runs at. */
  private static final String CLOCK =
      Assembly.contract("TIMESTAMP PUSH0 SSTORE TIMESTAMP PUSH0 MSTORE PUSH1 0x20 PUSH0 LOG0 STOP");

  @TempDir Path folder;

  @Test
  void openedAgainItIsTheSameChain() throws IOException {
    List<Block> before;
    try (PracticeChain chain = open()) {
      fill(chain);
      before = blocks(chain);
    }
    try (PracticeChain chain = open()) {
      assertThat(hashes(blocks(chain))).isEqualTo(hashes(before));
      assertThat(blocks(chain)).extracting(Block::header).isEqualTo(headers(before));
      assertThat(chain.balance(address(BOB))).isEqualTo(Wei.of(777));
      assertThat(receiptText(blocks(chain))).isEqualTo(receiptText(before));
    }
  }

  @Test
  void practiceTimeGoesOnFromWhereItWas() throws IOException {
    try (PracticeChain chain = open()) {
      chain.increaseTime(1000);
      chain.setNextBlockTime(NOW + 5000);
    }
    try (PracticeChain chain = open()) {
      chain.mine();
      assertThat(chain.head().header().time()).isEqualTo(NOW + 5000);
      assertThat(chain.increaseTime(10)).isEqualTo(5010);
      chain.mine();
      assertThat(chain.head().header().time()).isEqualTo(NOW + 5010);
    }
  }

  @Test
  void aLastEntryCutAnywhereIsAsIfItNeverWas() throws IOException {
    Path file = folder.resolve("chain.log");
    final Hash headBefore;
    try (PracticeChain chain = open()) {
      fill(chain);
      headBefore = chain.head().hash();
    }
    final long sizeBefore = Files.size(file);
    final Hash headAfter;
    try (PracticeChain chain = open()) {
      chain.submit(sign(chain, BOB.getAddress(), 1, ""));
      headAfter = chain.head().hash();
    }
    byte[] whole = Files.readAllBytes(file);
    for (int size = (int) sizeBefore; size <= whole.length; size++) {
      Files.write(file, Arrays.copyOf(whole, size));
      try (PracticeChain chain = open()) {
        assertThat(chain.head().hash())
            .as("cut at %d of %d", size, whole.length)
            .isEqualTo(size == whole.length ? headAfter : headBefore);
      }
    }
  }

  @Test
  void oneFolderIsOneChains() throws IOException {
    PracticeChain first = open();
    assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
    first.close();
    Genesis other = new Genesis(1, NOW, Wei.of(1), Map.of());
    assertThatThrownBy(() -> PracticeChain.open(folder, other, clock()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("31337");
  }

  private PracticeChain open() throws IOException {
    return PracticeChain.open(folder, Wallets.genesis(), clock());
  }

  private static InstantSource clock() {
    return InstantSource.fixed(Instant.ofEpochSecond(NOW));
  }

  /** One of everything that a chain can be told. */
  private static void fill(PracticeChain chain) throws IOException {
    chain.submit(sign(chain, null, 0, CLOCK));
    String contract = chain.head().receipt().flatMap(Receipt::created).orElseThrow().toString();
    chain.increaseTime(60);
    chain.submit(sign(chain, contract, 0, ""));
    chain.mine();
    chain.setBalance(address(BOB), Wei.of(700));
    chain.submit(sign(chain, BOB.getAddress(), 77, ""));
    chain.setNextBlockTime(NOW + 9999);
    chain.submit(sign(chain, contract, 0, ""));
    assertThat(chain.storage(Address.ofHex(contract), BigInteger.ZERO)).isEqualTo(NOW + 9999);
  }

  private static List<Block> blocks(PracticeChain chain) {
    return chain.blocks(0, chain.head().number());
  }

  private static List<Hash> hashes(List<Block> blocks) {
    return blocks.stream().map(Block::hash).toList();
  }

  private static List<Header> headers(List<Block> blocks) {
    return blocks.stream().map(Block::header).toList();
  }

  private static List<String> receiptText(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> block.receipt().stream())
        .map(receipt -> Hash.keccak256(receipt.encode()) + " " + receipt.effectiveGasPrice())
        .toList();
  }
}
