import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';

/** Bytes that say how long a message is. */
const headBytes = 4;

/** Sends a message as one thread posts it to another: typed arrays stay what they are. */
export function post(socket: Socket, message: unknown): void {
  const body = serialize(message);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(body.length);
  socket.write(Buffer.concat([head, body]));
}

/** Hears every message that is posted at the other end, in order. */
export function hear<Message>(socket: Socket, listener: (message: Message) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= headBytes) {
      const end = headBytes + waiting.readUInt32LE();
      if (waiting.length < end) return;
      const message: Message = deserialize(waiting.subarray(headBytes, end));
      waiting = waiting.subarray(end);
      listener(message);
    }
  });
}
