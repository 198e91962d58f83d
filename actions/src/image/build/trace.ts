import protobuf from 'protobufjs';

/** Since 1970. */
export interface Timestamp {
  seconds: number;
  nanos: number;
}

/** One step of a build, as BuildKit's StatusResponse describes it. No time: not yet. */
export interface Vertex {
  digest: string;
  name: string;
  cached: boolean;
  started: Timestamp | null;
  completed: Timestamp | null;
  /** Empty: it has not failed. */
  error: string;
}

/** What a step has printed. */
export interface VertexLog {
  vertex: string;
  msg: Uint8Array;
}

export interface Trace {
  vertexes: Vertex[];
  logs: VertexLog[];
}

/** The fields read here, of moby/buildkit's api/services/control/control.proto. */
const schema = {
  nested: {
    Timestamp: { fields: { seconds: { type: 'int64', id: 1 }, nanos: { type: 'int32', id: 2 } } },
    Vertex: {
      fields: {
        digest: { type: 'string', id: 1 },
        name: { type: 'string', id: 3 },
        cached: { type: 'bool', id: 4 },
        started: { type: 'Timestamp', id: 5 },
        completed: { type: 'Timestamp', id: 6 },
        error: { type: 'string', id: 7 },
      },
    },
    VertexLog: { fields: { vertex: { type: 'string', id: 1 }, msg: { type: 'bytes', id: 4 } } },
    StatusResponse: {
      fields: {
        vertexes: { rule: 'repeated', type: 'Vertex', id: 1 },
        logs: { rule: 'repeated', type: 'VertexLog', id: 3 },
      },
    },
  },
};

const StatusResponse = protobuf.Root.fromJSON(schema).lookupType('StatusResponse');

/** Reads the `aux` of an event with the id `moby.buildkit.trace`: base64 of a StatusResponse. */
export function decodeTrace(aux: string): Trace {
  const message = StatusResponse.decode(Buffer.from(aux, 'base64'));
  return StatusResponse.toObject(message, { defaults: true, longs: Number }) as Trace;
}
