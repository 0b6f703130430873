import type { LibraryModel } from '../semantics/types.js';
import { dynamodbBatch, dynamodbOperations } from './shapes/dynamodb.js';

/** Classes that have a method an operation; they extend the client of the same name. */
const AGGREGATED = [
  'ACM,APIGateway,ApiGatewayV2,AppConfigData,Athena,AutoScaling,Batch,BedrockAgent,CloudFormation,CloudFront,CloudWatch,CloudWatchLogs',
  'CodeBuild,CodePipeline,CognitoIdentity,CognitoIdentityProvider,Comprehend,CostExplorer,DynamoDB,EC2,ECR,ECS,EKS,ElastiCache',
  'EventBridge,Firehose,Glue,IAM,IoT,IoTDataPlane,KMS,Lambda,MediaConvert,OpenSearch,Organizations,Pinpoint,Polly,RDS,RDSData',
  'Redshift,RedshiftData,Rekognition,Route53,S3,S3Control,SES,SESv2,SFN,SNS,SQS,SSM,STS,SageMakerRuntime,Scheduler,SecretsManager',
  'ServiceDiscovery,Textract,Transcribe,Translate,WAFV2',
].join(',');

/** What the methods of those classes begin with. */
const OPERATIONS = [
  'abort*,add*,apply*,assume*,batch*,cancel*,change*,complete*,confirm*,converse*,copy*,count*,create*,decrypt,delete*,deregister*',
  'describe*,detect*,disable*,enable*,encrypt,execute*,export*,filter*,generate*,get*,head*,import*,increase*,initiate*,invoke*,list*',
  'merge*,publish*,purge*,put*,query,receive*,register*,remove*,rename*,restore*,run*,scan,search*,select*,send*,set*,sign*,split*',
  'start*,stop*,subscribe,synthesize*,tag*,terminate*,transact*,translate*,unsubscribe,untag*,update*,upload*,verify*,write*',
].join(',');

export const awsSdkModel: LibraryModel = {
  library: 'AWS SDK v3',
  packages: [
    '@aws-sdk/client-*', '@aws-sdk/lib-dynamodb', '@aws-sdk/s3-request-presigner', '@aws-sdk/s3-presigned-post',
    '@smithy/node-http-handler', '@aws-sdk/node-http-handler', 'aws-xray-sdk', 'aws-xray-sdk-core', '@aws-lambda-powertools/tracer',
  ],
  majors: [3],
  clients: [
    {
      name: 'client',
      category: 'sdk',
      made: [
        { path: '*Client.new()', options: 0 },
        { path: `{${AGGREGATED}}.new()`, options: 0 },
      ],
      requests: [{ paths: ['send()', `{${OPERATIONS}}()`], options: 1 }],
      waits: [
        {
          wait: 'response',
          boundedBy: [
            { option: 'requestHandler.socketTimeout', is: 'duration', at: 'client' },
            // Whether it only warns depends on the version of a dependency of a dependency: it rejected until 4.3.0.
            { option: 'requestHandler.requestTimeout', is: 'duration', at: 'client' },
            { option: 'abortSignal', is: 'signal', at: 'call' },
          ],
          ignored: [
            { option: 'requestTimeout' },
            { option: 'socketTimeout' },
            { option: 'timeout' },
            { option: 'httpOptions.timeout' },
          ],
          remedies: [
            { option: 'requestHandler.socketTimeout', value: 'ms', at: 'client' },
            { option: 'abortSignal', value: 'signal', at: 'call' },
          ],
        },
      ],
      source:
        '@smithy/node-http-handler@4.14.2:dist-cjs/index.js (behaviour run), 2.5.0, 3.1.0 and 4.3.0 compared; @aws-sdk/client-s3@3.1169.0, @aws-sdk/client-dynamodb@3.1164.0:dist-types; @smithy/types@4.20.0:dist-types/http.d.ts',
    },
  ],
  calls: [
    { kind: 'options', paths: ['NodeHttpHandler.new()', 'NodeHttpHandler.create()'], options: 0, source: '@smithy/node-http-handler@4.14.2:dist-cjs/index.js' },
    { kind: 'decorates', paths: ['{DynamoDBDocumentClient,DynamoDBDocument}.from()'], source: '@aws-sdk/lib-dynamodb@3.1162.0:dist-types' },
    { kind: 'decorates', paths: ['captureAWSv3Client()'], source: 'aws-xray-sdk-core documentation' },
    { kind: 'decorates', paths: ['Tracer.new().captureAWSv3Client()'], source: '@aws-lambda-powertools/tracer documentation' },
    { kind: 'offline', paths: ['getSignedUrl()'], source: '@aws-sdk/s3-request-presigner@3.1163.0:dist-types/getSignedUrl.d.ts' },
    { kind: 'offline', paths: ['createPresignedPost()'], source: '@aws-sdk/s3-presigned-post documentation' },
  ],
  stores: [
    {
      name: 'dynamodb',
      keeps: 'documents',
      made: [{ path: '{DynamoDBClient,DynamoDB}.new()' }, { path: '{DynamoDBDocumentClient,DynamoDBDocument}.from()' }],
      types: ['DynamoDBDocumentClient', 'DynamoDBDocument'],
      batch: dynamodbBatch,
      operations: dynamodbOperations,
      source: '@aws-sdk/lib-dynamodb@3.1169.0:dist-types/DynamoDBDocument.d.ts, commands; @aws-sdk/client-dynamodb@3.1169.0:dist-types/DynamoDB.d.ts, models',
    },
    {
      name: 'queues and topics',
      keeps: 'messages',
      made: [{ path: '{SQSClient,SNSClient,EventBridgeClient,KinesisClient,FirehoseClient,SFNClient}.new()' }, { path: '{SQS,SNS,EventBridge,Kinesis,Firehose,SFN}.new()' }],
      operations: [
        {
          paths: ['send()'], does: 'publish',
          command: {
            argument: 0,
            classes: ['SendMessageCommand', 'SendMessageBatchCommand', 'PublishCommand', 'PublishBatchCommand', 'PutEventsCommand', 'PutRecordCommand', 'PutRecordsCommand', 'PutRecordBatchCommand', 'StartExecutionCommand'],
          },
        },
        { paths: ['{sendMessage,sendMessageBatch,publish,publishBatch,putEvents,putRecord,putRecords,putRecordBatch,startExecution}()'], does: 'publish' },
      ],
      source: '@aws-sdk/client-{sqs,sns,eventbridge,kinesis,firehose,sfn}@3 documentation: commands',
    },
    {
      name: 'mail',
      keeps: 'mails',
      made: [{ path: '{SESClient,SESv2Client,SES,SESv2}.new()' }],
      operations: [
        { paths: ['send()'], does: 'mail', command: { argument: 0, classes: ['SendEmailCommand', 'SendRawEmailCommand', 'SendTemplatedEmailCommand', 'SendBulkEmailCommand', 'SendBulkTemplatedEmailCommand'] } },
        { paths: ['{sendEmail,sendRawEmail,sendTemplatedEmail,sendBulkEmail,sendBulkTemplatedEmail}()'], does: 'mail' },
      ],
      source: '@aws-sdk/client-{ses,sesv2}@3 documentation: commands',
    },
  ],
  retries: [
    {
      client: 'client',
      attempts: { options: ['maxAttempts'], includesFirst: true, default: 2, remedy: { option: 'maxAttempts', code: '$attempts' } },
      wait: { default: 'jittered' },
      source: '@aws-sdk/client-s3@3.1169.0:dist-types; @smithy/util-retry:dist-cjs/index.js',
    },
  ],
  needs: [
    {
      paths: ['{*Command}.new()'],
      options: ['QueueUrl', 'TableName', 'Bucket', 'TopicArn', 'FunctionName', 'stateMachineArn', 'StreamName', 'UserPoolId', 'ClientId', 'SecretId', 'KeyId', 'DeliveryStreamName'],
      otherwise: 'each request of that kind is refused',
      source: '@aws-sdk/client-sqs@3.1163.0, @aws-sdk/client-s3@3.1163.0, @aws-sdk/client-dynamodb@3.1163.0: models of the requests, required members',
    },
    {
      paths: ['*Client.new()', `{${AGGREGATED}}.new()`],
      options: ['credentials.accessKeyId', 'credentials.secretAccessKey'],
      otherwise: 'the client has empty credentials and does not look for others, so its first request fails',
      source: '@aws-sdk/client-s3@3.1163.0 documentation: credentials that are given replace the provider chain',
    },
  ],
};
