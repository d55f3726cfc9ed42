package dev.hearth.host.transport;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.stream.Pipe;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A connected TCP socket. */
public final class SocketPipe implements Pipe {
  private static final int READ_AHEAD = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  SocketPipe(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), READ_AHEAD);
    out = socket.getOutputStream();
  }

  public Multiaddr remote() {
    return Multiaddr.of((InetSocketAddress) socket.getRemoteSocketAddress());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return in.read(buffer, offset, length);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
  }

  @Override
  public void closeWrite() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      return;
    }
  }
}
