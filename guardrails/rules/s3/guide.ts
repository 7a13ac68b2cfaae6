/** A page of the user guide of S3. */
export const guide = (page: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${page}.html`;
