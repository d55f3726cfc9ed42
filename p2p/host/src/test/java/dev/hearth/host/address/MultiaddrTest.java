package dev.hearth.host.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.MalformedException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors from multiformats/go-multiaddr's tests where they are of a kind spoken here. */
class MultiaddrTest {
  private static final String ID = "QmcgpsyWgH8Y8ajJz1Cu72KnS5uo2Aa2LpzU7kinSupNKC";

  @ParameterizedTest
  @CsvSource({
    "/ip4/127.0.0.1/tcp/4321, 047f0000010610e1",
    "/ip4/1.2.3.4, 0401020304",
    "/tcp/65535, 06ffff",
    "/ip6/::1/tcp/4321, 29000000000000000000000000000000010610e1",
    "/ip6/2601:9:4f81:9700:803e:ca65:66e8:c21, 29260100094f819700803eca6566e80c21",
    "/dns4/example.com/tcp/80, 360b6578616d706c652e636f6d060050",
    "/p2p/" + ID + ", a503221220d52ebb89d85b02a284948203a62ff28389c57c9f42beec4ec20db76a68911c0b"
  })
  void standsForTheseBytes(String text, String hex) throws MalformedException {
    assertThat(HexFormat.of().formatHex(Multiaddr.parse(text).encode())).isEqualTo(hex);
    assertThat(Multiaddr.decode(HexFormat.of().parseHex(hex))).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ip4",
        "/ip4/::1",
        "/ip4/fdpsofodsajfdoisa",
        "/ip6",
        "/ip6/1.2.3.4",
        "/tcp",
        "/tcp/65536",
        "/ip4/127.0.0.1/tcp/jfodsajfidosajfoidsa",
        "/ip4/127.0.0.1/tcp",
        "/ip4/127.0.0.1/p2p",
        "/ip4/127.0.0.1/p2p/tcp",
        "/ip4/1.2.3.4/tcp/-1",
        "/",
        "",
        "ip4/1.2.3.4",
        "/ip6/fe80::1%eth0",
        "/p2p/QmxoHT6iViN5xAjoz1VZ553cL31U9F94ht3QvWR1FrEbZY",
        "/unix/a",
        "/dns4/a b/tcp/1"
      })
  void refusesTheseTexts(String text) {
    assertThatThrownBy(() -> Multiaddr.parse(text)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "04",
        "047f0000",
        "06ff",
        "36ff61",
        "bc03",
        "360b6578",
        "a503221221c05877cbae039d70a5e600ea02c6f9f2942439285c9e344e26f8d280c850fad6"
      })
  void refusesTheseBytes(String hex) {
    assertThatThrownBy(() -> Multiaddr.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedException.class);
  }

  /** RFC 5952, sections 4 and 5. */
  @ParameterizedTest
  @CsvSource({
    "/ip6/2001:0DB8:0:0:0:0:0:1, /ip6/2001:db8::1",
    "/ip6/2001:db8:0:1:1:1:1:1, /ip6/2001:db8:0:1:1:1:1:1",
    "/ip6/2001:0:0:1:0:0:0:1, /ip6/2001:0:0:1::1",
    "/ip6/2001:db8:0:0:1:0:0:1, /ip6/2001:db8::1:0:0:1",
    "/ip6/::, /ip6/::",
    "/ip6/::ffff:127.0.0.1, /ip6/::ffff:127.0.0.1",
    "/ip4/127.0.0.1/tcp/1234/, /ip4/127.0.0.1/tcp/1234"
  })
  void hasOneTextForm(String text, String canonical) throws MalformedException {
    assertThat(Multiaddr.parse(text)).hasToString(canonical).isEqualTo(Multiaddr.parse(canonical));
  }

  @Test
  void knowsWhereAndWho() throws MalformedException {
    Multiaddr address = Multiaddr.parse("/dns4/example.com/tcp/4001/p2p/" + ID);
    assertThat(address.peer().orElseThrow().text()).isEqualTo(ID);
    assertThat(address.tcp().orElseThrow().getHostString()).isEqualTo("example.com");
    assertThat(address.withoutPeer()).hasToString("/dns4/example.com/tcp/4001");
    assertThat(address.withoutPeer().withPeer(address.peer().orElseThrow())).isEqualTo(address);
    assertThat(Multiaddr.parse("/tcp/1/ip4/1.2.3.4").tcp()).isEmpty();
    assertThat(Multiaddr.parse("/p2p/" + ID).tcp()).isEmpty();
  }
}
