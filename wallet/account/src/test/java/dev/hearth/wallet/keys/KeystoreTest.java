package dev.hearth.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreTest {
  private static final Argon2 CHEAP = new Argon2(64, 1, 1);

  private final SeedPhrase phrase = SeedPhrase.generate(new SecureRandom());
  private Path file;
  private Keystore keystore;

  @BeforeEach
  void open(@TempDir Path folder) {
    file = folder.resolve("wallet").resolve("keystore.json");
    keystore = new Keystore(file, new SecureRandom(), CHEAP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "", "пароль 密码 🔑"})
  void opensWithItsPassphrase(String passphrase) throws IOException {
    keystore.write(phrase, passphrase.toCharArray());
    assertThat(keystore.open(passphrase.toCharArray()))
        .isInstanceOfSatisfying(
            Unlock.Unlocked.class,
            unlocked ->
                assertThat(((SeedPhrase) unlocked.secret()).words()).isEqualTo(phrase.words()));
    assertThat(keystore.address()).isEqualTo(phrase.walletKey().address());
  }

  @Test
  void keepsAKeyThatHasNoWords() throws IOException {
    ImportedKey key = ImportedKey.of(phrase.nodeKey(0).secret());
    keystore.write(key, "secret".toCharArray());
    assertThat(keystore.open("secret".toCharArray())).isEqualTo(new Unlock.Unlocked(key));
    assertThat(keystore.address()).isEqualTo(key.walletKey().address());
  }

  /** As files were written before they said what they hold. */
  @Test
  void aFileThatDoesNotSayHoldsAPhrase() throws IOException {
    keystore.write(phrase, "secret".toCharArray());
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\\s*\"holds\" : \"phrase\",", ""));
    assertThat(Files.readString(file)).doesNotContain("holds");
    assertThat(keystore.open("secret".toCharArray())).isInstanceOf(Unlock.Unlocked.class);
  }

  @Test
  void refusesAnotherPassphrase() throws IOException {
    keystore.write(phrase, "correct horse".toCharArray());
    assertThat(keystore.open("correct horsf".toCharArray()))
        .isEqualTo(new Unlock.WrongPassphrase());
  }

  @Test
  void opensAtTheRecommendedCost() throws IOException {
    new Keystore(file, new SecureRandom()).write(phrase, "p".toCharArray());
    assertThat(Files.readString(file)).contains("\"memory_kib\" : 65536", "argon2id");
    assertThat(keystore.open("p".toCharArray())).isInstanceOf(Unlock.Unlocked.class);
  }

  @Test
  void wipesThePassphrase() throws IOException {
    char[] writing = "secret".toCharArray();
    keystore.write(phrase, writing);
    char[] opening = "secret".toCharArray();
    keystore.open(opening);
    assertThat(writing).containsOnly('\0');
    assertThat(opening).containsOnly('\0');
  }

  @Test
  void isOwnerOnlyAndHoldsNoSecretInClear() throws IOException {
    keystore.write(phrase, "secret".toCharArray());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file))
        .doesNotContain(phrase.words(), HexFormat.of().formatHex(phrase.entropy()), "secret");
    assertThat(Files.list(file.getParent())).containsExactly(file);
  }

  @Test
  void refusesAFileThatOthersCanRead() throws IOException {
    keystore.write(phrase, "secret".toCharArray());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> keystore.open("secret".toCharArray()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  /** Each row changes one thing of a sound file. */
  @ParameterizedTest
  @CsvSource({
    "'\"version\" : 1', '\"version\" : 2', unknown version",
    "argon2id, argon2d, unknown key derivation",
    "'\"phrase\"', '\"secret\"', holds something unknown",
    "aes-256-gcm, aes-256-cbc, unknown cipher",
    "'\"memory_kib\" : 64', '\"memory_kib\" : 2000000000', impossible Argon2 cost",
    "'\"lanes\" : 1', '\"lanes\" : 0', impossible Argon2 cost",
    "'\"salt\" : \"', '\"salt\" : \"00', salt is not 16 bytes",
    "'\"nonce\" : \"', '\"nonce\" : \"zz', nonce is not 12 bytes",
    "'{', '', not JSON"
  })
  void saysWhatIsDamaged(String from, String to, String reason) throws IOException {
    keystore.write(phrase, "secret".toCharArray());
    Files.writeString(file, Files.readString(file).replace(from, to));
    assertThat(keystore.open("secret".toCharArray()))
        .isInstanceOfSatisfying(
            Unlock.Damaged.class, damaged -> assertThat(damaged.sentence()).contains(reason));
  }

  @Test
  void aSwappedAddressDoesNotOpen() throws IOException {
    keystore.write(phrase, "secret".toCharArray());
    String other = SeedPhrase.generate(new SecureRandom()).walletKey().address().toString();
    String swapped = Files.readString(file).replace(phrase.walletKey().address().toString(), other);
    Files.writeString(file, swapped);
    assertThat(keystore.open("secret".toCharArray())).isEqualTo(new Unlock.WrongPassphrase());
  }
}
