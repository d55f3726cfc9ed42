"""PyTorch as the peer of a card: matrix products and GPT-2 training steps in fp32, TF32 off, on random data.

  python3 torch_peer.py product M N K [...]      GFLOP/s of cuBLAS, of NN, NT and TN
  python3 torch_peer.py step LAYERS WIDTH HEADS CONTEXT VOCABULARY MICRO_BATCH MICRO_BATCHES
                                                 tokens/s of a whole step, loss read after each
"""
import sys, time
import torch, torch.nn.functional as F

torch.backends.cuda.matmul.allow_tf32 = False
torch.backends.cudnn.allow_tf32 = False


def timed(act, repeats):
    for _ in range(3):
        act()
    torch.cuda.synchronize()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        act()
        torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return sorted(times)[repeats // 2]


def product(m, n, k):
    shapes = {'nn': ((m, k), (k, n)), 'nt': ((m, k), (n, k)), 'tn': ((k, m), (k, n))}
    for kind, (one, other) in shapes.items():
        a, b = (torch.rand(shape, device='cuda') - .5 for shape in (one, other))
        a, b = a.t() if kind == 'tn' else a, b.t() if kind == 'nt' else b
        seconds = timed(lambda: a @ b, 20)
        print(f'cublas {kind} {m}x{n}x{k}: {2e-9 * m * n * k / seconds:.0f} GFLOP/s', flush=True)


def step(layers, width, heads, context, vocabulary, micro, parts):
    def weight(*shape):
        return (torch.randn(shape, device='cuda') * .02).requires_grad_()

    tokens, places = weight(vocabulary, width), weight(context, width)
    blocks = [dict(ln_1=[weight(width), weight(width)], attn=[weight(width, 3 * width), weight(3 * width)],
                   proj=[weight(width, width), weight(width)], ln_2=[weight(width), weight(width)],
                   fc=[weight(width, 4 * width), weight(4 * width)], out=[weight(4 * width, width), weight(width)])
              for _ in range(layers)]
    last = [weight(width), weight(width)]
    parameters = [tokens, places, *last] + [w for b in blocks for pair in b.values() for w in pair]
    optimizer = torch.optim.AdamW(parameters, lr=6e-4, betas=(.9, .95), eps=1e-8, weight_decay=.1, fused=True)
    norm = lambda x, p: F.layer_norm(x, (width,), p[0] + 1, p[1])
    linear = lambda x, p: F.linear(x, p[0].t(), p[1])

    def loss_of(x, y):
        h = tokens[x] + places
        for b in blocks:
            q, k, v = (t.view(micro, context, heads, width // heads).transpose(1, 2)
                       for t in linear(norm(h, b['ln_1']), b['attn']).split(width, 2))
            a = F.scaled_dot_product_attention(q, k, v, is_causal=True)
            h = h + linear(a.transpose(1, 2).reshape(micro, context, width), b['proj'])
            h = h + linear(F.gelu(linear(norm(h, b['ln_2']), b['fc']), approximate='tanh'), b['out'])
        return F.cross_entropy(F.linear(norm(h, last), tokens).flatten(0, 1), y.flatten())

    text = torch.randint(vocabulary, (parts, micro, context + 1), device='cuda')

    def act():
        optimizer.zero_grad()
        total = 0
        for part in text:
            loss = loss_of(part[:, :-1], part[:, 1:]) / parts
            loss.backward()
            total += loss.detach()
        optimizer.step()
        return total.item()

    seconds = timed(act, 10)
    memory = torch.cuda.max_memory_allocated() / 2 ** 30
    print(f'torch {torch.__version__} step: {seconds * 1e3:.1f} ms, '
          f'{parts * micro * context / seconds:.0f} tokens/s, {memory:.1f} GiB', flush=True)


numbers = [int(n) for n in sys.argv[2:]]
if sys.argv[1] == 'product':
    for n in range(0, len(numbers), 3):
        product(*numbers[n:n + 3])
else:
    step(*numbers)
