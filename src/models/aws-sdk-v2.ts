import type { LibraryModel } from '../semantics/types.js';
import { dynamodbBatch, dynamodbRequests } from './shapes/dynamodb.js';

const SERVICES = [
  'S3,DynamoDB,SQS,SNS,SES,SESV2,Lambda,SecretsManager,SSM,KMS,EC2,ECS,STS,IAM,CloudWatch,CloudWatchLogs',
  'CloudFront,CloudFormation,EventBridge,Kinesis,Firehose,StepFunctions,CognitoIdentityServiceProvider,CognitoIdentity,Athena,Glue,RDS',
  'RDSDataService,Route53,Polly,Rekognition,Textract,TranscribeService,Translate,Comprehend,Pinpoint,Iot,IotData,ApiGatewayManagementApi',
].join(',');

const OPERATIONS = [
  'abort*,admin*,assume*,batch*,cancel*,change*,complete*,confirm*,copy*,create*,decrypt,delete*,describe*,detect*,encrypt,execute*',
  'filter*,generate*,get*,head*,initiate*,invoke*,list*,post*,publish*,purge*,put*,query,receive*,remove*,restore*',
  'run*,scan,send*,set*,sign*,start*,stop*,subscribe,synthesize*,tag*,transact*,translate*,unsubscribe,untag*,update*,upload,verify*',
].join(',');

/** Out of support since September 2025. Nothing is sent before `.promise()`, `.send()` or a callback. */
export const awsSdkV2Model: LibraryModel = {
  library: 'AWS SDK v2',
  packages: ['aws-sdk', 'aws-sdk/clients/*'],
  majors: [2],
  clients: [
    {
      name: 'service',
      category: 'sdk',
      made: [
        { path: 'new()', options: 0 },
        { path: `{${SERVICES}}.new()`, options: 0 },
        { path: 'DynamoDB.DocumentClient.new()', options: 0 },
        { path: 'DocumentClient.new()', options: 0 },
      ],
      requests: [
        // Signs on this machine.
        { paths: ['{getSignedUrl,getSignedUrlPromise,createPresignedPost}()'], waits: [] },
        { paths: [`{${OPERATIONS}}()`], lazy: true },
      ],
      waits: [
        {
          wait: 'response',
          boundedBy: [{ option: 'httpOptions.timeout', is: 'duration', at: 'client' }],
          defaultMs: 120_000,
          remedies: [{ option: 'httpOptions.timeout', value: 'ms', at: 'client' }],
        },
      ],
      source: 'aws-sdk@2.1693.0:lib/config.js, lib/http/node.js, README.md',
    },
  ],
  stores: [
    {
      name: 'dynamodb',
      keeps: 'documents',
      made: [{ path: 'DynamoDB.DocumentClient.new()' }, { path: 'DocumentClient.new()' }, { path: 'DynamoDB.new()' }],
      batch: dynamodbBatch,
      operations: dynamodbRequests,
      source: 'aws-sdk@2.1693.0:lib/dynamodb/document_client.d.ts, README.md',
    },
  ],
};
