package dev.hearth.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hearth.wallet.EthereumTests;
import dev.hearth.wallet.keys.Web3Keystore.Reading;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class Web3KeystoreTest {
  private static final String SECRET =
      "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

  /** The definition's own vectors; their passphrase is "testpassword", their key the one above. */
  private static final String PBKDF2 =
      """
      {"crypto": {"cipher": "aes-128-ctr",
          "cipherparams": {"iv": "6087dab2f9fdbbfaddc31a909735c1e6"},
          "ciphertext": "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
          "kdf": "pbkdf2",
          "kdfparams": {"c": 262144, "dklen": 32, "prf": "hmac-sha256",
              "salt": "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
          "mac": "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
        "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6", "version": 3}
      """;

  private static final String SCRYPT =
      """
      {"crypto": {"cipher": "aes-128-ctr",
          "cipherparams": {"iv": "83dbcc02d8ccb40e466191a123791e0e"},
          "ciphertext": "d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c",
          "kdf": "scrypt",
          "kdfparams": {"dklen": 32, "n": 262144, "r": 1, "p": 8,
              "salt": "ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"},
          "mac": "2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097"},
        "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6", "version": 3}
      """;

  private static final byte[] SALT = new byte[32];

  private final SecureRandom random = new SecureRandom();

  static Stream<String> vectors() {
    return Stream.of(PBKDF2, SCRYPT, PBKDF2.replace("\"crypto\"", "\"Crypto\""));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void opensTheVectorsOfTheDefinition(String file) {
    assertThat(Web3Keystore.read(file, "testpassword".toCharArray())).isEqualTo(read(SECRET));
  }

  @Test
  void refusesAnotherPassphrase() {
    assertThat(Web3Keystore.read(PBKDF2, "testpasswort".toCharArray()))
        .isEqualTo(new Reading.WrongPassphrase());
  }

  @TestFactory
  List<DynamicTest> opensThoseOfEthereumTests() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    EthereumTests.forEach(
        "KeyStoreTests",
        (name, test) ->
            tests.add(
                dynamicTest(
                    name,
                    () ->
                        assertThat(
                                Web3Keystore.read(
                                    test.get("json").toString(),
                                    test.get("password").asString().toCharArray()))
                            .isEqualTo(read(test.get("priv").asString())))));
    System.out.println(tests.size() + " KeyStoreTests of ethereum/tests");
    return tests;
  }

  @Test
  void whatIsWrittenOpensAgainAtTheRecommendedCost() {
    char[] writing = "пароль 🔑".toCharArray();
    String file = Web3Keystore.write(key().walletKey(), writing, random);
    assertThat(file)
        .contains("\"n\" : 131072", key().walletKey().address().toString().substring(2))
        .doesNotContain(SECRET);
    assertThat(writing).containsOnly('\0');
    assertThat(Web3Keystore.read(file, "пароль 🔑".toCharArray())).isEqualTo(read(SECRET));
  }

  @Test
  void everyFileHasARandomUuid() {
    Web3Kdf cheap = new Web3Kdf.ByPbkdf2(1, SALT);
    String file = Web3Keystore.write(key().walletKey(), "p".toCharArray(), cheap, random);
    UUID id = UUID.fromString(new JsonMapper().readTree(file).get("id").asString());
    assertThat(List.of(id.version(), id.variant())).containsExactly(4, 2);
    assertThat(Web3Keystore.write(key().walletKey(), "p".toCharArray(), cheap, random))
        .doesNotContain(id.toString());
  }

  static Stream<Web3Kdf> kdfs() {
    return Stream.of(
        new Web3Kdf.ByScrypt(new Scrypt(2, 8, 1), SALT), new Web3Kdf.ByPbkdf2(1, SALT));
  }

  @ParameterizedTest
  @MethodSource("kdfs")
  void whatIsWrittenSaysHowToOpenIt(Web3Kdf kdf) {
    String file = Web3Keystore.write(key().walletKey(), "p".toCharArray(), kdf, random);
    assertThat(Web3Keystore.read(file, "p".toCharArray())).isEqualTo(read(SECRET));
  }

  /** Each row changes one thing of a sound file. */
  @ParameterizedTest
  @CsvSource({
    "'\"version\": 3', '\"version\": 1', not of version 3",
    "aes-128-ctr, aes-128-cbc, unknown cipher",
    "scrypt, bcrypt, unknown key derivation",
    "'\"n\": 262144', '\"n\": 262143', impossible scrypt cost",
    "'\"n\": 262144', '\"n\": 4194304', impossible scrypt cost",
    "'\"p\": 8', '\"p\": 0', impossible scrypt cost",
    "'\"dklen\": 32', '\"dklen\": 16', dklen is not 32",
    "ab0c7876, ab0c787z, salt is not hexadecimal",
    "83dbcc02, '', iv is not 16 bytes",
    "'{', '', not JSON"
  })
  void saysWhatIsUnfit(String from, String to, String what) {
    assertThat(Web3Keystore.read(SCRYPT.replace(from, to), "testpassword".toCharArray()))
        .isEqualTo(new Reading.Unfit(what));
  }

  private static Reading read(String secret) {
    return new Reading.Read(ImportedKey.of(HexFormat.of().parseHex(secret)));
  }

  private static ImportedKey key() {
    return ImportedKey.of(HexFormat.of().parseHex(SECRET));
  }
}
